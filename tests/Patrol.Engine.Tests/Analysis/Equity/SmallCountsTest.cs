using FsCheck.Xunit;
using Patrol.Engine.Analysis.Equity;

namespace Patrol.Engine.Tests.Analysis.Equity;

public sealed class SmallCountsTest
{
    [Fact]
    public void Suppress_NoSmallCount_ShowsAll()
    {
        var table = SmallCounts.Suppress([
            [5, 0],
            [7, 9],
        ]);

        Assert.Equal(
            [
                [5, 0],
                [7, 9],
            ],
            table.Cells.Select(row => row.Select(cell => cell!.Value))
        );
        Assert.Equal([5, 16], table.RowTotals);
        Assert.Equal([12, 9], table.ColumnTotals);
        Assert.Equal((21, 0, 0), (table.Total, table.Small, table.Complementary));
    }

    /// <summary>3 is small; the rectangle with the smallest sum that hides it is 3, 6, 8, 7.</summary>
    [Fact]
    public void Suppress_OneSmallCount_HidesTheCheapestRectangle()
    {
        var table = SmallCounts.Suppress([
            [3, 6, 50],
            [8, 7, 60],
            [70, 80, 90],
        ]);

        Assert.Equal([null, null, 50], table.Cells[0]);
        Assert.Equal([null, null, 60], table.Cells[1]);
        Assert.Equal([70, 80, 90], table.Cells[2]);
        Assert.Equal([59, 75, 240], table.RowTotals);
        Assert.Equal((374, 1, 3), (table.Total, table.Small, table.Complementary));
    }

    /// <summary>Two withheld counts that sum to 2 are both 1: they can be computed, and more is withheld.</summary>
    [Fact]
    public void Suppress_TwoOnesInARow_AreNotGivenAwayByTheirTotal()
    {
        int[][] rows =
        [
            [1, 1, 8],
            [1, 1, 8],
            [9, 9, 9],
        ];
        var table = SmallCounts.Suppress(rows);

        Assert.True(table.Complementary > 0);
        AssertSafe(rows, 5);
    }

    [Fact]
    public void Suppress_SmallTotal_IsHiddenToo()
    {
        var table = SmallCounts.Suppress([
            [3],
        ]);

        Assert.Null(table.Cells[0][0]);
        Assert.Null(table.RowTotals[0]);
        Assert.Null(table.ColumnTotals[0]);
        Assert.Null(table.Total);
        Assert.Equal(4, table.Small);
    }

    [Fact]
    public void Suppress_Zeros_AreShown() =>
        Assert.All(
            SmallCounts
                .Suppress([
                    [0, 0],
                    [0, 0],
                ])
                .Cells,
            row => Assert.Equal([0, 0], row)
        );

    /// <summary>Of all tables that fit what is shown, no withheld count is the same in each.</summary>
    [Property(MaxTest = 200)]
    public void Suppress_SmallTables_LeavesNoWithheldCountToBeComputed(int seed)
    {
        var random = new Random(seed);
        var (height, width) = (random.Next(1, 4), random.Next(1, 4));
        int[][] rows =
        [
            .. Enumerable
                .Range(0, height)
                .Select(_ => Enumerable.Range(0, width).Select(_ => random.Next(0, 5)).ToArray()),
        ];
        AssertSafe(rows, 3);
    }

    [Fact]
    public void Suppress_CommunitiesByMonth_IsQuick()
    {
        var random = new Random(1);
        var rows = Enumerable
            .Range(0, 30)
            .Select(_ => Enumerable.Range(0, 24).Select(_ => random.Next(0, 30)).ToArray())
            .ToArray();
        var table = SmallCounts.Suppress(rows);

        Assert.True(table.Complementary < table.Small);
        Assert.All(
            from r in Enumerable.Range(0, 30)
            from c in Enumerable.Range(0, 24)
            where rows[r][c] is > 0 and < 5
            select table.Cells[r][c],
            cell => Assert.Null(cell)
        );
    }

    [Fact]
    public void Suppress_BadTables_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => SmallCounts.Suppress([]));
        Assert.Throws<ArgumentException>(() =>
            SmallCounts.Suppress([
                [],
            ])
        );
        Assert.Throws<ArgumentException>(() =>
            SmallCounts.Suppress([
                [1, 2],
                [3],
            ])
        );
        Assert.Throws<ArgumentException>(() =>
            SmallCounts.Suppress([
                [-1],
            ])
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            SmallCounts.Suppress(
                [
                    [1],
                ],
                1
            )
        );
    }

    /// <summary>
    /// Tries every table near the true one: withheld counts from 1 to two more than they are, shown ones as they are.
    /// </summary>
    private static void AssertSafe(int[][] rows, int least)
    {
        var table = SmallCounts.Suppress(rows, least);
        var (height, width) = (rows.Length, rows[0].Length);
        var withheld = (
            from r in Enumerable.Range(0, height)
            from c in Enumerable.Range(0, width)
            where table.Cells[r][c] is null
            select (Row: r, Column: c)
        ).ToArray();
        var trial = rows.Select(row => row.ToArray()).ToArray();
        var seen = new Dictionary<string, HashSet<int>>();
        void Try(int next)
        {
            if (next == withheld.Length)
            {
                Note(trial, table, seen);
                return;
            }
            var (r, c) = withheld[next];
            for (var count = Math.Max(1, rows[r][c] - 2); count <= rows[r][c] + 2; count++)
            {
                trial[r][c] = count;
                Try(next + 1);
            }
            trial[r][c] = rows[r][c];
        }
        Try(0);
        Assert.All(
            seen,
            one =>
                Assert.True(
                    one.Value.Count > 1,
                    $"{one.Key} of {string.Join(" | ", rows.Select(row => string.Join(" ", row)))}"
                )
        );
        Assert.All(
            rows.SelectMany((row, r) => row.Select((count, c) => (count, table.Cells[r][c]))),
            pair => Assert.True(pair.Item2 is null ? pair.count > 0 : pair.count == 0 || pair.count >= least)
        );
    }

    private static void Note(int[][] trial, SuppressedTable table, Dictionary<string, HashSet<int>> seen)
    {
        var width = trial[0].Length;
        var rows = trial.Select(row => row.Sum()).ToArray();
        var columns = Enumerable.Range(0, width).Select(c => trial.Sum(row => row[c])).ToArray();
        var fits =
            table.RowTotals.Zip(rows).All(pair => pair.First is null || pair.First == pair.Second)
            && table.ColumnTotals.Zip(columns).All(pair => pair.First is null || pair.First == pair.Second)
            && (table.Total is null || table.Total == rows.Sum());
        if (!fits)
        {
            return;
        }
        void See(string name, int? shown, int value)
        {
            if (shown is null)
            {
                seen.TryAdd(name, []);
                seen[name].Add(value);
            }
        }
        for (var r = 0; r < trial.Length; r++)
        {
            for (var c = 0; c < width; c++)
            {
                See($"cell {r} {c}", table.Cells[r][c], trial[r][c]);
            }
            See($"row {r}", table.RowTotals[r], rows[r]);
        }
        for (var c = 0; c < width; c++)
        {
            See($"column {c}", table.ColumnTotals[c], columns[c]);
        }
        See("total", table.Total, rows.Sum());
    }
}
