using System.Diagnostics;

namespace Patrol.Papers.Tests;

/// <summary>The workbook in a real spreadsheet program, where there is one.</summary>
public sealed class LibreOfficeTests : IDisposable
{
    private const string Program = "/usr/bin/soffice";

    // Every sheet as text: comma, quote, UTF-8, from row 1; -1 for all sheets.
    private const string AllSheets =
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

    private readonly string folder = Directory.CreateTempSubdirectory("patrol-office").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Workbook_OpensInLibreOffice()
    {
        Assert.SkipUnless(File.Exists(Program), $"{Program} is missing: install libreoffice-calc to try it.");
        await File.WriteAllBytesAsync(
            Path.Combine(folder, "plan.xlsx"),
            PlanWorkbook.Write(SamplePaperPlan.Create())
        );
        using var office = Process.Start(
            new ProcessStartInfo(
                Program,
                [
                    $"-env:UserInstallation=file://{folder}/profile",
                    "--headless",
                    "--convert-to",
                    AllSheets,
                    "--outdir",
                    folder,
                    Path.Combine(folder, "plan.xlsx"),
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        await office.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token);

        var duties = await File.ReadAllLinesAsync(Path.Combine(folder, "plan-duties.csv"));
        Assert.Equal(6, duties.Length);
        Assert.StartsWith("C1-mon-2000-1,Patrol,2026-11-30 20:00", duties[1]);
        Assert.Contains("三里屯志愿者", await File.ReadAllTextAsync(Path.Combine(folder, "plan-people.csv")));
    }
}
