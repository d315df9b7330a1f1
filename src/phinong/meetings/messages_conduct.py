"""What we say when an act on a conducted meeting is refused, and the words of its history."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        # committees
        "committee-there-already": _("This body is a committee already. Open its page."),
        "committee-not-set-up": _(
            "The committee has no constitution here yet. Set it up with its mandate first."
        ),
        "committee-ground-missing": _(
            "The paper that sets the committee up is missing. Name the order, resolution or"
            " agreement."
        ),
        "committee-ended": _("This committee's work has ended. Choose a committee that stands."),
        "mandate-missing": _("The mandate is empty. Write what the committee is to do."),
        "quorum-rule-unreadable": _(
            "%(value)s is no rule for a quorum. Write a share such as 1/2, or a number."
        ),
        "seat-role-unknown": _("%(role)s is no role of a seat. Choose one of the list."),
        "seat-role-taken": _(
            "The committee has a seat of this role: %(role)s. End that seat first."
        ),
        "seat-owner-missing": _("A seat belongs to one post, one body or one person. Choose one."),
        "seat-there-already": _("This post, body or person has a seat in the committee already."),
        "ended-already": _("This has ended already. Nothing was changed."),
        # day, number, moves
        "meeting-day-missing": _("The day of the meeting is empty. Enter it."),
        "meeting-day-in-another-era": _(
            "The year %(year)s of the Common Era is not one a meeting can be held in. Check the"
            " calendar in which the day was written."
        ),
        "meeting-ends-before-it-starts": _("The end comes before the start. Check both times."),
        "meeting-time-missing": _("The hour is missing. Enter when the meeting begins."),
        "meeting-number-too-small": _("Meetings are numbered from 1."),
        "meeting-number-of-another-year": _(
            "The number belongs to the year of the meeting's day, B.E. %(year)s."
        ),
        "meeting-number-taken": _(
            "This number is taken by the meeting %(code)s. Take the next free number, or open that"
            " meeting; one known from a document can be taken on and held here."
        ),
        "meeting-cannot-take-on": _(
            "Only a meeting known from a document is taken on; this one is “%(status)s”."
        ),
        "meeting-cannot-call": _("A meeting that is “%(status)s” is not called any more."),
        "meeting-cannot-put-off": _("A meeting that is “%(status)s” cannot be put off."),
        "meeting-cannot-cancel": _("A meeting that is “%(status)s” cannot be called off."),
        "meeting-cannot-plan-again": _("Only a meeting that was called off is planned again."),
        "meeting-cannot-open": _("A meeting that is “%(status)s” cannot be opened."),
        "meeting-cannot-close": _("Only a meeting in session is closed; this is “%(status)s”."),
        "meeting-cannot-reopen": _(
            "A meeting whose minutes are “%(status)s” is not opened again. Ask for a correction."
        ),
        "meeting-cannot-draft": _(
            "The meeting is “%(status)s”: minutes are drafted after it was held."
        ),
        "meeting-cannot-circulate": _(
            "The meeting is “%(status)s”: draft the minutes before they are sent round."
        ),
        "meeting-cannot-correct": _(
            "The meeting is “%(status)s”: minutes are corrected after they were sent round."
        ),
        "meeting-cannot-certify": _(
            "The meeting is “%(status)s”: minutes are sent round before they are certified."
        ),
        "meeting-in-session": _(
            "The meeting is still in session. What follows is carried out after it was closed."
        ),
        "meeting-not-open": _("The meeting is “%(status)s”. Open it, then write."),
        "minutes-closed": _(
            "The meeting is “%(status)s”: nothing is written down in it. Bring the matter up at"
            " the next meeting."
        ),
        "agenda-closed": _(
            "The meeting is “%(status)s”: its agenda is not changed any more. Bring the matter up"
            " at the next meeting."
        ),
        "nobody-to-invite": _("The committee has no seats on that day. Add its seats first."),
        "answer-unknown": _("%(answer)s is no answer to an invitation."),
        "answer-too-late": _("Answers are not awaited any more. Tell the office directly."),
        "substitute-name-missing": _("Name who comes in your place."),
        # agenda
        "item-changed-meanwhile": _(
            "A colleague changed this matter since you opened it. Look at it and save again."
        ),
        "items-changed-meanwhile": _(
            "The matters changed meanwhile. Look at the new order and move them again."
        ),
        "item-has-been-dealt-with": _(
            "Something was written down or resolved on this matter. It stays on the agenda."
        ),
        "paper-missing": _("A paper is a version of a draft or a document. Choose one."),
        "paper-unknown": _("The office cannot read this document. Choose another paper."),
        # chair and attendance
        "chair-missing": _("Nobody is named as chair. Name who presides."),
        "delegating-chair-missing": _("Name on whose behalf the chair presides."),
        "chair-delegates-to-self": _(
            "Nobody presides on their own behalf. Name another person, or no delegation."
        ),
        "delegation-paper-missing": _(
            "The paper that hands over the chair is missing. Add it to the documents first."
        ),
        "presence-unknown": _("%(presence)s is no kind of attendance."),
        "attending-has-seat": _(
            "Who has a seat is present, absent or represented; “also attending” is for others."
        ),
        "presence-needs-seat": _("Choose the seat, or “also attending” for who has none."),
        "attendance-name-missing": _("The name is empty. Write who it is."),
        "absence-reason-missing": _("The reason for the absence is empty. Write it."),
        "substitute-for-someone-present": _(
            "The holder of this seat is present, so nobody stands for them. Mark the holder absent"
            " first, or enter the other person as also attending."
        ),
        "substitute-sits-already": _(
            "This person is at the table for another seat. Name somebody else as substitute."
        ),
        "left-before-arriving": _("The time of leaving lies before that of arriving."),
        "note-too-long": _("A note may have %(most)s characters at most. Divide it."),
        "rival-settled-already": _("A colleague settled this already. Nothing was changed."),
        # resolutions
        "resolution-words-missing": _("The resolution is empty. Write it word for word."),
        "outcome-missing": _("Choose how the matter was decided."),
        "quorum-missing": _(
            "Only %(there)s seats are taken, too few to resolve. Write down who came later, or put"
            " the matter off."
        ),
        "taken-unknown": _("%(taken)s is no way in which a meeting decides."),
        "votes-without-vote": _("Votes are counted only where there was a vote. Empty them."),
        "votes-missing": _("Enter how many voted for and how many against."),
        "votes-more-than-there": _(
            "%(votes)s votes were counted, but only %(there)s seats are taken. Check both."
        ),
        "paper-not-the-one-seen": _(
            "The decision was for another text than this version. Open the version and decide"
            " again."
        ),
        "paper-changed-since": _(
            "The text was changed since this version was laid before the meeting. Lay the newest"
            " version before it and decide on that, or record the resolution without the text."
        ),
        "consequence-unknown": _("The register does not know how “%(kind)s” is carried out."),
        "consequence-needs-role": _(
            "This needs somebody with the role that approves. Ask an approver of the office."
        ),
        "remark-words-missing": _("The remark is empty. Write what is to be changed."),
        # minutes
        "minutes-empty": _("There is nothing in the minutes yet."),
        "minutes-unchanged": _("Nothing changed since the latest version of the minutes."),
        "minutes-certified-already": _(
            "The minutes are certified and do not change any more. Bring a mistake up at the next"
            " meeting, whose minutes will correct it."
        ),
        "minutes-not-the-ones-seen": _(
            "There is a newer version of the minutes. Open it and decide again."
        ),
        "minutes-changed-since-version": _(
            "Something was written since this version of the minutes. Make a new version first."
        ),
        "minutes-not-sent-round": _(
            "Corrections are asked for after the minutes were sent round. Change the draft."
        ),
        "corrections-waiting": _(
            "%(n)s corrections are not settled. Take each in or decline it first."
        ),
        "certified-by-a-later-meeting": _(
            "Minutes are certified by a later meeting of the same committee. Choose that one."
        ),
        "correction-settled-already": _("This correction is settled already."),
        "correction-state-unknown": _("A correction is taken in or declined. Choose one."),
    }
)

says(
    {
        "committee.set-up": _("Committee set up"),
        "committee.quorum": _("Quorum rule changed"),
        "committee.seat-added": _("Seat added"),
        "committee.seat-mail": _("Address for invitations changed"),
        "committee.seat-ended": _("Seat ended"),
        "committee.ended": _("Committee's work ended"),
        "meeting.planned": _("Meeting planned"),
        "meeting.renumbered": _("Number corrected by hand"),
        "meeting.arranged": _("Arrangements changed"),
        "meeting.chair-set": _("Chair named"),
        "meeting.take-on": _("Taken on to be held here"),
        "meeting.call": _("Invitations sent"),
        "meeting.put-off": _("Put off to another day"),
        "meeting.cancel": _("Called off"),
        "meeting.plan-again": _("Planned again"),
        "meeting.open": _("Meeting opened"),
        "meeting.close": _("Meeting closed"),
        "meeting.reopen": _("Meeting opened again"),
        "meeting.draft": _("Minutes drafted"),
        "meeting.circulate": _("Minutes sent round"),
        "meeting.correct": _("Minutes corrected"),
        "meeting.certify": _("Minutes certified"),
        "meeting.guest-invited": _("Guest invited"),
        "meeting.answered": _("Answer to an invitation"),
        "meeting.item-worded": _("Matter changed"),
        "meeting.items-ordered": _("Matters put in another order"),
        "meeting.item-removed": _("Taken off the agenda"),
        "meeting.paper-laid": _("Paper laid before the meeting"),
        "meeting.paper-taken-back": _("Paper taken back"),
        "meeting.attendance-written": _("Attendance written down"),
        "meeting.attendance-changed": _("Attendance changed"),
        "meeting.attendance-struck": _("Attendance taken back"),
        "meeting.note-written": _("Note written"),
        "meeting.note-changed": _("Note changed"),
        "meeting.resolution-written": _("Resolution recorded"),
        "meeting.resolution-changed": _("Resolution changed"),
        "meeting.commitment-written": _("Commitment written down"),
        "meeting.commitment-changed": _("Commitment changed"),
        "meeting.written-twice": _("Two wrote at once; both texts are kept"),
        "meeting.rival-settled": _("Settled which text stands"),
        "meeting.carried-out": _("Resolution carried out"),
        "meeting.correction-asked": _("Correction asked for"),
        "meeting.correction-settled": _("Correction settled"),
    }
)
