"""Who is who: posts and who holds them now, who signed, who works here, and where to write to."""

from collections.abc import Collection, Iterator

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from phinong.accounts.models import Role
from phinong.meetings.holders import began, holder_on, last_day, name_of
from phinong.meetings.models import Seat
from phinong.places.models import Body, Post, Tenure
from phinong.site.handover.brief import Group, Line, group
from phinong.site.handover.scope import Scope
from phinong.ties.models import Signatory


def people(scope: Scope) -> Iterator[Group]:
    """Our posts, theirs, who signed, who works in the office, and addresses for who may see
    them."""
    ours = {scope.office.pk}
    theirs = {party.body_id for tie in scope.ties for party in tie.parties.all()} - ours
    about = _("who holds them today, as the sources say")
    yield group("ours", _("Posts on our side"), posts_of(scope, ours), about=about)
    yield group("theirs", _("Posts on the other side"), posts_of(scope, theirs), about=about)
    if scope.tie is not None:
        yield group("signed", _("Who signed"), signatories(scope))
    yield group("office", _("Who works in the office"), colleagues(scope))
    if scope.sees_contacts:
        heading = _("Addresses of the committees' seats")
        yield group("addresses", heading, addresses(scope))


def posts_of(scope: Scope, bodies: Collection[int]) -> Iterator[Line]:
    """The posts of these bodies with who holds them today; three queries."""
    tenures = Tenure.objects.select_related("person").prefetch_related("person__forms")
    posts = Post.objects.filter(body__in=bodies).select_related("body")
    rows = posts.prefetch_related(Prefetch("tenures", tenures)).order_by("body", "pk")
    for post in rows:
        held = list(post.tenures.all())
        if not held:
            continue
        now = holder_on(held, scope.today)
        yield post_line(scope, post, now, max(held, key=lambda one: (began(one), one.pk)))


def post_line(scope: Scope, post: Post, now: Tenure | None, latest: Tenure) -> Line:
    """A post: its holder today, or that nobody is known with who held it last."""
    title, body = post.title(scope.language).text, post.body.name(scope.language).text
    note = title if body in title else f"{title} · {body}"
    shown = now or latest
    if now is None:
        last = _("held last; who followed is not on record")
        note = f"{note} · {last}"
    when = shown.since_edtf or shown.seen_edtf or shown.until_edtf
    look = "" if now else "quiet"
    path = f"{post.body.get_absolute_url()}#person-{shown.person.code}"
    name = name_of(shown.person, scope.language)
    return Line(name, path, when, note, look, ("tenure", shown.pk, None))


def signatories(scope: Scope) -> Iterator[Line]:
    """Who signed the tie's agreements, the latest first; two queries."""
    numbers = [agreement.pk for agreement in scope.agreements]
    rows = Signatory.objects.filter(agreement__in=numbers).select_related("agreement", "person")
    for row in rows.prefetch_related("person__forms").order_by("-agreement__signed_day", "pk"):
        post = next(iter(row.post.values()), "") if row.post else ""
        witness = str(_("witness")) if row.witness else ""
        yield Line(
            name_of(row.person, scope.language),
            row.agreement.get_absolute_url(),
            row.agreement.signed_edtf,
            " · ".join(filter(None, (post, witness))),
            cites=("agreement", row.agreement_id, "witness" if row.witness else "signatory"),
        )


def colleagues(scope: Scope) -> Iterator[Line]:
    """The accounts of the office with their roles; their addresses for who works on ties."""
    rows = Role.objects.filter(body=scope.office, user__is_active=True).select_related("user")
    for row in rows.order_by("user__username", "pk"):
        mail = row.user.email if scope.sees_contacts else ""
        yield Line(str(row.user), note=" · ".join(filter(None, (row.get_role_display(), mail))))


def addresses(scope: Scope) -> Iterator[Line]:
    """Where invitations go: the seats that stand today on committees that the office keeps."""
    rows = Seat.objects.filter(committee__kept_by=scope.office.code).exclude(mail="")
    related = ("committee__body", "post__body", "body", "person")
    for seat in rows.select_related(*related).order_by("committee", "order", "pk"):
        if (last_day(seat.until_edtf) or scope.today) < scope.today:
            continue
        owner: Body | None = seat.body or (seat.post.body if seat.post else None)
        said = seat.post.title(scope.language).text if seat.post else ""
        named = said or (owner.name(scope.language).text if owner else "")
        name = named or (seat.person.name(scope.language).text if seat.person else "")
        committee = seat.committee
        note = f"{seat.mail} · {committee.body.name(scope.language).text}"
        yield Line(name, committee.get_absolute_url(), note=note)
