namespace Patrol.Engine.Sample;

/// <summary>Numbers of people by size of the sample.</summary>
/// <param name="Sworn">Sworn officers, a multiple of four; two a community are community officers.</param>
/// <param name="Traffic">Traffic officers among them.</param>
/// <param name="Auxiliaries">Auxiliaries, one a community being an assistant there.</param>
/// <param name="GuardsPerCommunity">Compound guards of each community.</param>
/// <param name="GuardsPerEnterprise">Guards of each enterprise, half of a security company.</param>
/// <param name="VolunteersPerCommunity">Members of each community's team.</param>
/// <param name="VolunteersPerEnterprise">Members of each enterprise's team.</param>
/// <param name="Riders">Members of the team of riders.</param>
/// <param name="Reserve">Members of the event reserve.</param>
/// <param name="SecurityCompanies">Security companies.</param>
/// <param name="OnPostOfEnterprise">Volunteers of enterprise teams that serve on post at their work.</param>
/// <param name="OnPostOfCommunity">Volunteers of community teams that serve on post at their work.</param>
/// <param name="CommunitiesLackingAssistant">Communities whose second assistant is missing.</param>
internal sealed record PeopleRecipe(
    int Sworn,
    int Traffic,
    int Auxiliaries,
    int GuardsPerCommunity,
    int GuardsPerEnterprise,
    int VolunteersPerCommunity,
    int VolunteersPerEnterprise,
    int Riders,
    int Reserve,
    int SecurityCompanies,
    int OnPostOfEnterprise,
    int OnPostOfCommunity,
    int CommunitiesLackingAssistant
)
{
    public static PeopleRecipe Full { get; } = new(112, 12, 180, 12, 24, 48, 60, 130, 106, 3, 295, 389, 2);

    public static PeopleRecipe Few { get; } = new(8, 0, 4, 2, 4, 12, 6, 2, 2, 1, 5, 10, 0);

    private const double FullCommunities = 18;

    /// <summary>What a number of communities has in the proportions of the full recipe, without enterprises, riders and reserve.</summary>
    public static PeopleRecipe InProportion(int communities, int volunteersPerCommunity)
    {
        int Share(double number) =>
            (int)Math.Round(number / FullCommunities * communities, MidpointRounding.AwayFromZero);
        var onPost = (double)Full.OnPostOfCommunity / Full.VolunteersPerCommunity * volunteersPerCommunity;
        return new PeopleRecipe(
            Sworn: 4 * Share(Full.Sworn / 4.0),
            Traffic: Share(Full.Traffic),
            Auxiliaries: Share(Full.Auxiliaries),
            GuardsPerCommunity: Full.GuardsPerCommunity,
            GuardsPerEnterprise: 0,
            VolunteersPerCommunity: volunteersPerCommunity,
            VolunteersPerEnterprise: 0,
            Riders: 0,
            Reserve: 0,
            SecurityCompanies: 0,
            OnPostOfEnterprise: 0,
            OnPostOfCommunity: Share(onPost),
            CommunitiesLackingAssistant: Share(Full.CommunitiesLackingAssistant)
        );
    }
}
