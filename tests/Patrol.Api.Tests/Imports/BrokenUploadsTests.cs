using System.Net;
using System.Text.Json;
using Patrol.Engine.Import;
using Patrol.Engine.Tests.Import;
using Patrol.Storage;
using Patrol.Storage.Tests;
using Patrol.Storage.Tests.Runs;

namespace Patrol.Api.Tests.Imports;

/// <summary>Every broken file, sent to the API: 400 with the issue's code and remedy, and every table as before.</summary>
public sealed class BrokenUploadsTests(BrokenUploadsTests.Server server)
    : IClassFixture<BrokenUploadsTests.Server>
{
    public static TheoryData<BrokenIncidentFile> Incidents => [.. BrokenIncidentFiles.Refused];

    public static TheoryData<BrokenGroundFile> Ground => [.. BrokenGroundFiles.Refused];

    [Theory]
    [MemberData(nameof(Incidents))]
    public async Task Incidents_BrokenFile_IsABadRequestAndChangesNothing(BrokenIncidentFile file)
    {
        // An upload of no bytes is refused before its kind is looked at, by the same code.
        var answer = await RefuseAsync(FileKind.Incidents, file.FileName, file.Bytes, file.Profile);
        Assert.Equal(file.Code, CodeOf(answer));
        if (file.Bytes.Length > 0)
        {
            Assert.Contains(file.Value, answer.GetProperty("detail").GetString()!, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Ground))]
    public async Task OtherKinds_BrokenFile_IsABadRequestAndChangesNothing(BrokenGroundFile file) =>
        Assert.Equal(
            file.Code,
            CodeOf(await RefuseAsync(file.Kind, file.FileName, file.Bytes, file.Profile))
        );

    [Fact]
    public async Task Incidents_LongNameOfEmoji_IsCutBetweenCharacters()
    {
        var name = string.Concat(Enumerable.Repeat("\U0001F693", 45)) + ".csv";
        var answer = await RefuseAsync(
            FileKind.Incidents,
            name,
            "what,when\n"u8.ToArray(),
            BrokenIncidentFiles.CsvProfile
        );
        Assert.StartsWith("file.", CodeOf(answer), StringComparison.Ordinal);
    }

    private static string? CodeOf(JsonElement problem)
    {
        var issues = problem.GetProperty("issues").EnumerateArray().ToArray();
        Assert.All(issues, issue => Assert.NotEmpty(issue.GetProperty("remedy").GetString()!));
        return issues[0].GetProperty("code").GetString();
    }

    private async Task<JsonElement> RefuseAsync(FileKind kind, string name, byte[] bytes, string? profile)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent($"{kind}"), "kind" },
            { new ByteArrayContent(bytes), "file", name },
        };
        if (profile is not null)
        {
            form.Add(new StringContent(profile), "profile");
        }
        using var answer = await server.Client.PostAsync("/api/districts/broken/imports", form);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, text);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(server.Before, await DatabaseDigest.TakeAsync(server.Admin));
        return JsonElement.Parse(text);
    }

    /// <summary>The API on the district that the files are made for.</summary>
    public sealed class Server(TestCluster cluster) : PatrolServer(cluster)
    {
        /// <summary>What the tables hold before any file is sent.</summary>
        public IReadOnlyList<string> Before { get; private set; } = [];

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            Before = await DatabaseDigest.TakeAsync(Admin);
        }

        protected override Task FillAsync(PatrolDatabase database) =>
            BrokenFilesDistrict.CreateAsync(database);
    }
}
