using Patrol.Engine.Model;

namespace Patrol.Engine.Sample.Ground;

/// <summary>A street as drawn: one line, split where it meets others.</summary>
internal sealed record StreetLine(string? Name, StreetClass Class, OneWay OneWay, List<int> Vertices);

/// <summary>A piece of street between two nodes.</summary>
internal sealed record StreetPiece(int Line, List<int> Vertices, double LengthMeters);

/// <summary>Streets along the lattice, radial arterials and dead ends.</summary>
/// <param name="Lines">As written to the file.</param>
/// <param name="Pieces">Between nodes.</param>
/// <param name="Places">[vertex] meters from the south-west corner; lattice nodes first.</param>
/// <param name="Nodes">Number of nodes: line ends and vertices that lines share.</param>
internal sealed record StreetPlan(
    List<StreetLine> Lines,
    List<StreetPiece> Pieces,
    List<(double X, double Y)> Places,
    int Nodes
)
{
    public (double X, double Y) Along(StreetPiece piece, double share)
    {
        var left = share * piece.LengthMeters;
        for (var k = 1; k < piece.Vertices.Count; k++)
        {
            var (a, b) = (Places[piece.Vertices[k - 1]], Places[piece.Vertices[k]]);
            var length = Planar.Distance(a, b);
            if (left <= length || k == piece.Vertices.Count - 1)
            {
                return Planar.Between(a, b, Math.Min(1, left / length));
            }
            left -= length;
        }
        return Places[piece.Vertices[0]];
    }

    /// <summary>A place beside the street, a number of meters to the left (negative: right) of a piece.</summary>
    public (double X, double Y) Beside(StreetPiece piece, double share, double meters)
    {
        var (a, b) = (Along(piece, Math.Max(0, share - 0.05)), Along(piece, Math.Min(1, share + 0.05)));
        var length = Planar.Distance(a, b);
        var (x, y) = Along(piece, share);
        return (x - (b.Y - a.Y) / length * meters, y + (b.X - a.X) / length * meters);
    }

    /// <summary>Cuts lines at their ends and at vertices that two lines share.</summary>
    public static StreetPlan Cut(List<StreetLine> lines, List<(double X, double Y)> places)
    {
        var uses = new int[places.Count];
        foreach (var line in lines)
        {
            foreach (var vertex in line.Vertices)
            {
                uses[vertex]++;
            }
            uses[line.Vertices[0]] += 2;
            uses[line.Vertices[^1]] += 2;
        }
        var pieces = new List<StreetPiece>();
        for (var line = 0; line < lines.Count; line++)
        {
            var vertices = lines[line].Vertices;
            var start = 0;
            for (var k = 1; k < vertices.Count; k++)
            {
                if (uses[vertices[k]] > 1)
                {
                    var part = vertices[start..(k + 1)];
                    var length = part.Zip(part.Skip(1), (a, b) => Planar.Distance(places[a], places[b]))
                        .Sum();
                    pieces.Add(new StreetPiece(line, part, length));
                    start = k;
                }
            }
        }
        return new StreetPlan(lines, pieces, places, uses.Count(use => use > 1));
    }
}
