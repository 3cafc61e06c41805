using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Patrol.Contracts;
using Patrol.Viewer.Resources;
using Patrol.Viewer.Server;

namespace Patrol.Viewer.Tests.Server;

public sealed class PatrolApiTest : BunitContext
{
    private readonly PatrolApi api;

    public PatrolApiTest()
    {
        Services.AddLocalization();
        var client = new HttpClient(new Silence()) { BaseAddress = new Uri("http://localhost") };
        api = new PatrolApi(client, Services.GetRequiredService<IStringLocalizer<Words>>());
    }

    [Fact]
    public async Task Ask_WhenNobodyAnswers_SaysSoInWords()
    {
        Func<Task>[] asks =
        [
            api.ListDistrictsAsync,
            () => api.StartTonightAsync("sample", new TonightRequest("2016-08-12T20:00", 4, 20)),
            () => api.CancelJobAsync("1"),
            () => api.ComputeSurfaceAsync("sample"),
        ];
        foreach (var ask in asks)
        {
            var says = await Assert.ThrowsAsync<ServerSaysException>(ask);
            Assert.Equal("The server does not answer", says.Message);
            Assert.NotEmpty(says.Lines);
        }
    }

    private sealed class Silence : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => throw new HttpRequestException("refused");
    }
}
