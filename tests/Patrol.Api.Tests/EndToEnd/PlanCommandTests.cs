using System.Text.Json;

namespace Patrol.Api.Tests.EndToEnd;

/// <summary>A week by the command line alone, on the tiny sample.</summary>
public sealed class PlanCommandTests : IDisposable
{
    private readonly string home = Path.Combine(Path.GetTempPath(), $"patrol-plan-{Guid.NewGuid():N}");

    public PlanCommandTests() => Directory.CreateDirectory(home);

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task Week_ByTheCommandLine_IsPlannedEditedAndPublished()
    {
        await RunAsync("sample --size tiny --seed 7 --out tiny");
        await RunAsync($"import --recipe {Path.Combine("tiny", "district.json")} --json");
        var plan = await RunAsync("plan week --district sample_tiny --seed 7 --budget 120 --work 0.4 --json");
        Assert.Equal(1, plan.GetProperty("schema").GetInt32());
        Assert.Equal(12, plan.GetProperty("patrols").GetInt32());
        Assert.Equal(0, plan.GetProperty("checks").GetProperty("roster").GetInt32());
        Assert.Equal(0, plan.GetProperty("checks").GetProperty("routes").GetInt32());
        Assert.InRange(plan.GetProperty("riskCovered").GetDouble(), 0, 1);
        Assert.InRange(plan.GetProperty("greedyRiskCovered").GetDouble(), 0, 1);
        Assert.InRange(plan.GetProperty("gap").GetProperty("roster").GetDouble(), 0, 1);
        Assert.InRange(plan.GetProperty("gap").GetProperty("routes").GetDouble(), 0, 1);
        Assert.InRange(plan.GetProperty("fairnessGini").GetDouble(), 0, 1);
        foreach (var stage in new[] { "staffing", "roster", "network", "routes", "total" })
        {
            Assert.True(plan.GetProperty("seconds").GetProperty(stage).GetDouble() >= 0, stage);
        }
        var open = plan.GetProperty("open").EnumerateArray().ToArray();
        Assert.All(open, one => Assert.StartsWith("roster.", one.GetProperty("reason").GetString()));
        var shown = await RunAsync("plan show sample_tiny-1 --json");
        Assert.Equal(plan.GetProperty("slots").GetInt32(), shown.GetProperty("slots").GetArrayLength());

        var periods = await RunAsync("periods --district sample_tiny --windows 3 --csv hours.csv --json");
        Assert.InRange(periods.GetProperty("periods").GetProperty("periods").GetArrayLength(), 1, 3);
        Assert.Equal(169, (await File.ReadAllLinesAsync(Path.Combine(home, "hours.csv"))).Length);

        var patrol = shown
            .GetProperty("slots")
            .EnumerateArray()
            .First(one => one.GetProperty("kind").GetString() == "patrol")
            .GetProperty("code")
            .GetString();
        const string Papers =
            "export --district sample_tiny --plan sample_tiny-1 --out papers --kind patrols";
        var files = (await RunAsync($"{Papers} --patrol {patrol} --json")).GetProperty("files");
        var file = Assert.Single(files.EnumerateArray()).GetProperty("file").GetString()!;
        Assert.Equal("%PDF-"u8.ToArray(), (await File.ReadAllBytesAsync(file))[..5]);
        foreach (
            var (line, code) in new[]
            {
                ($"{Papers} --patrol nobody", "export.patrols"),
                ($"{Papers} --team nobody", "export.option"),
                ($"{Papers} --address http://{new string('a', 300)}", "export.address"),
                (Papers.Replace("--out papers", "--out ", StringComparison.Ordinal), "export.out"),
                (Papers.Replace("--out papers", $"--out {file}", StringComparison.Ordinal), "command.file"),
                ("periods --district sample_tiny --windows 99", "period.windows"),
                ("expire --district sample_tiny --before 2020-01-01", "command.not-agreed"),
            }
        )
        {
            var refused = await RunAsync($"{line} --json", exit: 2);
            Assert.Equal(code, refused.GetProperty("issues")[0].GetProperty("code").GetString());
        }

        var slot = shown
            .GetProperty("slots")
            .EnumerateArray()
            .First(one => one.GetProperty("people").GetArrayLength() > 0);
        var edit =
            $"plan edit sample_tiny-1 --kind forbid --slot {slot.GetProperty("code").GetString()} --member {slot.GetProperty("people")[0].GetProperty("member").GetString()} --json";
        var edited = (await RunAsync(edit)).GetProperty("edit");
        Assert.Equal("sample_tiny-2", edited.GetProperty("plan").GetProperty("id").GetString());
        var stale = await RunAsync(edit, exit: 2);
        Assert.Equal("plan.stale", stale.GetProperty("issues")[0].GetProperty("code").GetString());
        await RunAsync("plan approve sample_tiny-2 --name Commander --reason seen --json");
        var published = await RunAsync("plan publish sample_tiny-2 --name Commander --reason seen --json");
        Assert.Equal("published", published.GetProperty("plan").GetProperty("state").GetString());
        var past = await RunAsync("plan week --district sample_tiny --week 2020-W01 --json", exit: 2);
        Assert.Equal("week.past", past.GetProperty("issues")[0].GetProperty("code").GetString());
    }

    private async Task<JsonElement> RunAsync(string line, int exit = 0)
    {
        using var process = CommandLine.Start(line, home);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == exit, $"{line}: {process.ExitCode}\n{await errors}\n{output}");
        return
            line.EndsWith("--json", StringComparison.Ordinal)
            && !line.StartsWith("import", StringComparison.Ordinal)
            ? JsonElement.Parse(output)
            : default;
    }
}
