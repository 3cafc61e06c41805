using NodaTime;
using Patrol.Engine.Model;

namespace Patrol.Engine.Sample.People;

/// <summary>
/// Clearances with their validity, seen from one day. One that is valid then is renewed once, on the day
/// it ends, so that weeks of the next two years find their members cleared; who let one run out renews nothing.
/// </summary>
internal sealed class MemberClearances(LocalDate now, SampleRandom random)
{
    private const int TrainingYears = 2;

    public IReadOnlyList<Clearance> OfStaff(Force force) =>
        Renewed(
            force switch
            {
                Force.Auxiliary => [Background(), Valid("training"), new("night", Past(), null)],
                Force.SelfRecruitedGuard or Force.CompanyGuard => [Background(), Valid("guard")],
                Force.GridMember => [Background(), Valid("training")],
                _ => [],
            }
        );

    /// <summary>Clearances of a volunteer: background check, training and insurance, and what else is held.</summary>
    public IReadOnlyList<Clearance> OfVolunteer(MemberStatus status, IEnumerable<string> more)
    {
        Clearance[] basic = [Background(), Valid("training"), Valid("insurance")];
        if (status == MemberStatus.Expired)
        {
            var which = 1 + random.Next(2);
            var end = now.PlusDays(-1 - random.Next(120));
            basic[which] = basic[which] with { From = end.PlusYears(-TrainingYears), To = end };
        }
        if (status == MemberStatus.Probation)
        {
            // Trained in the last quarter.
            var start = now.PlusDays(-1 - random.Next(90));
            basic[1] = basic[1] with { From = start, To = start.PlusYears(TrainingYears) };
        }
        Clearance[] all = [.. basic, .. more.Select(kind => new Clearance(kind, Past(), null))];
        return status == MemberStatus.Expired ? all : Renewed(all);
    }

    private static Clearance[] Renewed(Clearance[] clearances) =>
        [
            .. clearances.SelectMany(one =>
                one.To is { } end
                    ? new[] { one, new(one.Kind, end, end.PlusYears(TrainingYears)) }
                    : new[] { one }
            ),
        ];

    private Clearance Background() => new("background", Past(), null);

    /// <summary>Valid two years, at least a month of it still to come.</summary>
    private Clearance Valid(string kind)
    {
        var from = now.PlusDays(-random.Next(TrainingYears * 365 - 30));
        return new(kind, from, from.PlusYears(TrainingYears));
    }

    private LocalDate Past() => now.PlusDays(-100 - random.Next(1400));
}
