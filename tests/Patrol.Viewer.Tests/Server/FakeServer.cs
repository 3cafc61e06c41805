using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Patrol.Viewer.Resources;
using Patrol.Viewer.Server;

namespace Patrol.Viewer.Tests.Server;

/// <summary>A server that answers what a test says, and keeps what it was asked.</summary>
internal sealed class FakeServer : HttpMessageHandler
{
    private readonly Dictionary<string, Func<HttpResponseMessage>> answers = [];

    /// <summary>Method and path of each request, in their order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Answers a request by an object as JSON.</summary>
    public FakeServer Answer(string request, object what, HttpStatusCode status = HttpStatusCode.OK) =>
        Answer(
            request,
            () => new HttpResponseMessage(status) { Content = JsonContent.Create(what, what.GetType()) }
        );

    /// <summary>Answers a request in any way.</summary>
    public FakeServer Answer(string request, Func<HttpResponseMessage> how)
    {
        answers[request] = how;
        return this;
    }

    /// <summary>A client of this server.</summary>
    public HttpClient Client() => new(this) { BaseAddress = new Uri("http://localhost") };

    /// <summary>The viewer's way to this server.</summary>
    public PatrolApi Api(IServiceProvider services) =>
        new(Client(), services.GetRequiredService<IStringLocalizer<Words>>());

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var asked = $"{request.Method} {request.RequestUri!.PathAndQuery}";
        Asked.Add(asked);
        return Task.FromResult(
            answers.TryGetValue(asked, out var how) ? how() : new HttpResponseMessage(HttpStatusCode.NotFound)
        );
    }
}
