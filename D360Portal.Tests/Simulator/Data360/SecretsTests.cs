using System.Text;
using System.Text.Json.Nodes;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360.Connections;
using static D360Portal.Tests.SimulatorTests.Data360.Definitions;

namespace D360Portal.Tests.SimulatorTests.Data360;

/// <summary>What was given as a credential is never seen again.</summary>
public sealed class SecretsTests
{
    private const string WrongPassword = "wrong-" + Password;

    [Fact]
    public async Task No_answer_and_no_record_shows_a_secret()
    {
        foreach (var quirks in new[]
        {
            new Quirks(), Quirks.AllOther, Quirks.AllOther with { CredentialsAbsent = false, CreateAnswersEssentials = false, FailedTestAnswers400 = false },
        })
        {
            await using var org = await Data360Org.StartAsync(quirks);
            var stored = await org.CreateAsync(Clinic());
            var answers = new List<string> { stored.ToJsonString() };
            answers.Add(await TextAsync(org, HttpMethod.Get, $"/connections/{stored["id"]}"));
            answers.Add(await TextAsync(org, HttpMethod.Get, "/connections?connectorType=AwsRdsMySql"));
            answers.Add(await TextAsync(org, HttpMethod.Post, $"/connections/{stored["id"]}/actions/test"));
            answers.Add(await TextAsync(org, HttpMethod.Put, $"/connections/{stored["id"]}", Clinic()));
            foreach (var definition in Faulty())
            {
                answers.Add(await TextAsync(org, HttpMethod.Post, "/connections", definition));
                answers.Add(await TextAsync(org, HttpMethod.Post, "/connections/actions/test", definition));
                answers.Add(await TextAsync(org, HttpMethod.Put, $"/connections/{stored["id"]}", definition));
            }

            Assert.All(answers, answer => Assert.DoesNotContain(Password, answer, StringComparison.Ordinal));
            Assert.All(org.Simulator.Requests.All, request => Assert.DoesNotContain(Password, Everything(request), StringComparison.Ordinal));
            Assert.Empty(org.Under.TakeErrors());
        }
    }

    [Fact]
    public async Task The_org_itself_does_not_keep_a_secret()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { CreateDoesNotConnect = true });
        await org.CreateAsync(Clinic(password: WrongPassword));

        var stored = Assert.Single(org.Data360.Connections.All);

        var data = Assert.IsType<DataFamily>(stored.Family);
        Assert.Equal(["user", "password"], data.Credentials.Select(value => value.ParamName));
        Assert.All(data.Credentials, value => Assert.Empty(value.Value));
        Assert.DoesNotContain(Password, $"{stored} {stored.Source}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_calls_itself_a_form_is_not_taken_apart()
    {
        await using var org = await Data360Org.StartAsync();
        using var form = new StringContent(Clinic().ToJsonString(), Encoding.UTF8, "application/x-www-form-urlencoded");

        using var response = await org.AskAsync("/connections", method: HttpMethod.Post, body: form);

        Assert.Equal(415, (int)response.StatusCode);
        Assert.Empty(Assert.Single(org.Simulator.Requests.All).FormFields);
    }

    private static IEnumerable<JsonObject> Faulty() =>
    [
        Clinic("Second", password: WrongPassword),
        Clinic("Third", password: WrongPassword).ForTest(),
        Clinic("Third", host: "down.abc.eu-west-1.rds.amazonaws.com").ForTest(),
        Clinic("Fourth", password: Password + new string('x', 200)),
        Clinic("Fourth", password: Password + new string('x', 200)).ForTest(),
        Clinic("Fifth").With("credentials", Values(("password", Password))),
        Clinic("Sixth").With("credentials", new JsonArray(new JsonObject { ["paramName"] = "password", ["value"] = new JsonArray(Password) })),
        Clinic("Seventh").With("credentials", JsonValue.Create(Password)),
    ];

    private static async Task<string> TextAsync(Data360Org org, HttpMethod method, string path, JsonNode? body = null)
    {
        using var content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await OrgUnderTest.TextAsync(await org.AskAsync(path, method: method, body: content));
    }

    private static string Everything(RecordedRequest request) =>
        string.Join(' ', [request.ToString(), request.Host, request.Path, request.Query, request.GrantType, .. request.FormFields]);
}
