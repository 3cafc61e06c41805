using Patrol.Contracts;
using Patrol.Contracts.Plans;

namespace Patrol.Viewer.Server;

/// <summary>The part of the server's API that plans weeks.</summary>
internal sealed class PlanApi(PatrolApi api)
{
    /// <summary>Starts planning; the job's result is a version.</summary>
    public Task<JobView> StartAsync(string district, WeekPlanRequest request) =>
        api.PostAsync<JobView>($"api/districts/{district}/plans", request);

    /// <summary>Versions, newest first: of a week all, else those that are worked on or in force.</summary>
    public Task<PlanView[]> ListAsync(string district, string? week = null) =>
        api.GetAsync<PlanView[]>(
            $"api/districts/{district}/plans" + (week is null ? "" : $"?week={Uri.EscapeDataString(week)}")
        );

    /// <summary>A version with its slots.</summary>
    public Task<PlanDetail> GetAsync(string id) => api.GetAsync<PlanDetail>($"api/plans/{id}");

    /// <summary>Whether a version keeps the rules as members are now.</summary>
    public Task<PlanCheckView> CheckAsync(string id) => api.GetAsync<PlanCheckView>($"api/plans/{id}/check");

    /// <summary>Who could serve a slot.</summary>
    public Task<CandidatesView> GetCandidatesAsync(string id, string slot) =>
        api.GetAsync<CandidatesView>($"api/plans/{id}/candidates?slot={Uri.EscapeDataString(slot)}");

    /// <summary>Where a member could be put, from a slot or as one more.</summary>
    public Task<TargetsView> GetTargetsAsync(string id, string member, string? slot) =>
        api.GetAsync<TargetsView>(
            $"api/plans/{id}/targets?member={Uri.EscapeDataString(member)}"
                + (slot is null ? "" : $"&slot={Uri.EscapeDataString(slot)}")
        );

    /// <summary>Everybody who could be asked in the week, serving or not.</summary>
    public Task<MemberView[]> ListMembersAsync(string id) =>
        api.GetAsync<MemberView[]>($"api/plans/{id}/members");

    /// <summary>What a version changes beside another; null for the one in force, else last week's.</summary>
    public Task<PlanDifference> CompareAsync(string id, string? to = null) =>
        api.GetAsync<PlanDifference>($"api/plans/{id}/difference" + (to is null ? "" : $"?to={to}"));

    /// <summary>The way of one patrol.</summary>
    public Task<RouteView> GetRouteAsync(string id, string slot) =>
        api.GetAsync<RouteView>($"api/plans/{id}/routes/{Uri.EscapeDataString(slot)}");

    /// <summary>Makes an edit; where it would open slots and is not to, only says which.</summary>
    public Task<PlanEditResult> EditAsync(string id, PlanEdit edit, bool unlessOpens) =>
        api.PostAsync<PlanEditResult>(
            $"api/plans/{id}/edits" + (unlessOpens ? "?unlessOpens=true" : ""),
            edit
        );

    /// <summary>Goes back to the version before, or forward again.</summary>
    public Task<PlanView> UndoAsync(string id, bool isRedo) =>
        api.PostAsync<PlanView>($"api/plans/{id}/{(isRedo ? "redo" : "undo")}");

    /// <summary>Decides on a version: <c>return</c>, <c>approve</c> or <c>publish</c>.</summary>
    public Task<PlanView> DecideAsync(string id, string verb, PlanDecision decision) =>
        api.PostAsync<PlanView>($"api/plans/{id}/{verb}", decision);
}
