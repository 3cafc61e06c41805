using Microsoft.Playwright;

namespace Patrol.Viewer.Tests.EndToEnd;

/// <summary>The system's Chromium, once for all tests; WebGL is drawn in software.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";
    private static readonly string[] Switches =
    [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Compiling the program anew for each page, to run it faster, costs more than it saves in a test.
        "--js-flags=--liftoff-only",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    // One for all, so that a page finds the program in the cache.
    private IBrowserContext? context;

    /// <summary>Why there is no browser; null when there is one.</summary>
    public string? Missing { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program))
        {
            Missing = $"{Program} is missing: install Chromium.";
            return;
        }
        // Software drawing on a busy machine: slow is no fault here.
        Assertions.SetDefaultExpectTimeout(20_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Switches }
        );
        context = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
            }
        );
    }

    /// <summary>A page of its own, which keeps what went wrong on it.</summary>
    public async Task<VisitedPage> OpenAsync(string address)
    {
        return new VisitedPage(await context!.NewPageAsync(), address);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
        playwright?.Dispose();
    }
}
