using D360Portal.Salesforce.Data360;

namespace D360Portal.Tests.Salesforce.Data360;

public sealed class SecretNameTests
{
    /// <summary>The names of credentials in the bodies that are known to work, but for those of users.</summary>
    [Theory]
    [InlineData("password")]
    [InlineData("Password")]
    [InlineData("passphrase")]
    [InlineData("privateKey")]
    [InlineData("private_key")]
    [InlineData("accessKey")]
    [InlineData("accessSecret")]
    [InlineData("secretKey")]
    [InlineData("clientSecret")]
    [InlineData("api_key")]
    [InlineData("apiKey")]
    [InlineData("securityToken")]
    [InlineData("access_token")]
    [InlineData("refreshToken")]
    [InlineData("tokenValue")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    [InlineData("credentials")]
    [InlineData("DB_PASSWD")]
    [InlineData("pwd")]
    [InlineData("connectionString")]
    [InlineData("sasToken")]
    [InlineData("keyPassphrase")]
    public void The_name_of_a_secret_is_known(string name) => Assert.True(SecretName.Matches(name));

    /// <summary>The names of parameters in the bodies that are known to work.</summary>
    [Theory]
    [InlineData("jdbc_connection_url")]
    [InlineData("connection_url")]
    [InlineData("DATABASE")]
    [InlineData("SCHEMA")]
    [InlineData("ActDatabase")]
    [InlineData("hasPrivateNetworkRoute")]
    [InlineData("accountUrl")]
    [InlineData("outboundnetworkconnection")]
    [InlineData("region")]
    [InlineData("warehouse")]
    [InlineData("unloadData")]
    [InlineData("httpPath")]
    [InlineData("projectId")]
    [InlineData("gcsBucketAbsolutePath")]
    [InlineData("bucketName")]
    [InlineData("parentDirectory")]
    [InlineData("iamRoleName")]
    [InlineData("externalId")]
    [InlineData("tokenEndpoint")]
    [InlineData("token_url")]
    [InlineData("credentialType")]
    [InlineData("authenticationOption")]
    [InlineData("tenantSpecificEndpoint")]
    [InlineData("primaryKey")]
    public void The_name_of_a_parameter_is_none(string name) => Assert.False(SecretName.Matches(name));
}
