"""What we say when an act on ties is refused, why a test answers so, and this room's history."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        "parties-too-few": _(
            "A tie needs at least two bodies. Name both sides, each as the source writes it."
        ),
        "party-twice": _("One body is named twice. Name each side once."),
        "claim-value-missing": _("Nothing is said of the tie. Choose or enter a value."),
        "claim-value-unknown": _("The register has no word for %(value)s. Choose one of the list."),
        "claim-date-unreadable": _("%(value)s is not a date. Write it as 2024-03-31."),
        "claim-source-missing": _(
            "A claim needs its source. Name the document, or mark the claim as not verified."
        ),
        "claim-speaker-missing": _("Say who states this: a body, or the name of the source."),
        "claim-retracted-already": _("This claim was retracted before. Nothing has changed."),
        "kind-word-means-other": _(
            "“%(words)s” means “%(meant)s” where this side says it. Choose that kind; the source's"
            " words stay beside it."
        ),
        "figure-subject-unknown": _(
            "Choose what the number counts; %(subject)s is not in the list."
        ),
        "figure-number-missing": _("The number is missing. Enter it in digits."),
        "figure-body-missing": _("Say whose number this is: choose the body it counts for."),
        "figure-qualifier-unknown": _("%(qualifier)s is not in the list of qualifiers."),
        "instrument-unknown": _("Choose the kind of agreement; %(instrument)s is not in the list."),
        "agreement-status-unknown": _("%(status)s is not a status of an agreement."),
        "agreement-ends-before-signing": _(
            "The agreement would end before it was signed. Check both dates."
        ),
        "agreement-cannot-take-effect": _(
            "An agreement that is “%(status)s” does not take effect. Only one that was signed does."
        ),
        "agreement-cannot-suspend": _(
            "An agreement that is “%(status)s” cannot be suspended. Only one that runs can."
        ),
        "agreement-cannot-resume": _(
            "Only a suspended agreement goes on again; this one is “%(status)s”."
        ),
        "agreement-cannot-end": _(
            "An agreement that is “%(status)s” cannot be ended. Only one that was signed can."
        ),
        "turn-day-missing": _("The day is missing. Enter the day the paper gives."),
        "turn-day-to-come": _("This day is still to come. Record it when it has come."),
        "turn-day-before-signing": _(
            "The day lies before the signing of the agreement. Check both dates."
        ),
        "lineage-circular": _("An agreement cannot rest on itself. Choose the earlier one."),
        "lineage-unknown": _("%(relation)s is not a way in which agreements rest on each other."),
    }
)

# Reasons of the definition tests and of the signals: said on the page of a tie.
register(
    {
        "clair-no-paper": _("No signed paper is on record."),
        "clair-letter-only": _("Only a letter of intent is on record, which does not count."),
        "clair-signatories-unknown": _("A paper is on record; who signed for each side is not."),
        "clair-both-heads": _("Signed for each side by the holder of the office."),
        "clair-signed-by-deputy": _("For one side somebody signed by authority or on behalf."),
        "clair-many-fields": _("%(count)s fields of cooperation are on record."),
        "clair-fields-unknown": _("Fields on record: %(count)s. That does not prove a limit."),
        "clair-one-field-by-kind": _("The tie is limited to one field by its kind."),
        "clair-assembly-approved": _("A source tells of the approval of the Japanese side."),
        "clair-assembly-unknown": _("No source tells of the assembly's approval."),
        "thai-rank-equal": _("Both sides are of the same rank."),
        "thai-rank-differs": _("The sides are of different rank."),
        "thai-rank-unknown": _("The rank of one side is not on record."),
        "china-tied-already": _("The foreign side has another sister city in China: %(names)s."),
        "china-no-other-on-record": _("No other sister city in China is on record."),
        "footing-signed": _("A source says that it was signed, and none denies it."),
        "footing-signed-missing": _("Find a source that says it was signed."),
        "footing-instruments": _("Signed instruments on record: %(count)s."),
        "footing-instruments-missing": _("Record the instrument that was signed."),
        "footing-both-sides": _("Both sides say the same."),
        "footing-both-sides-missing": _("Find what each side itself says, and settle differences."),
        "footing-traced": _("Every instrument is traced to a document whose words are kept here."),
        "footing-traced-missing": _("Add a copy of the document behind each instrument."),
        "contact-none": _("No dated evidence."),
        "contact-last": _("Last dated evidence: %(last)s."),
        "contact-add": _("Add dated evidence: minutes, a visit, a letter."),
        "contact-add-since": _("Add minutes, visits or letters since %(since)s."),
    }
)

says(
    {
        "tie.opened": _("Opened in the register"),
        "tie.claimed": _("Something was stated of the tie"),
        "tie.claim-corrected": _("A claim was corrected"),
        "tie.claim-retracted": _("A claim was retracted"),
        "tie.claim-restored": _("A retraction was taken back"),
        "tie.claim-removed": _("A claim was removed with the decision that made it"),
        "tie.summed-up": _("Summed up anew after a change of its sources"),
        "tie.removed": _("Removed with the decision that opened it"),
        "figure.added": _("Published figure recorded"),
        "figure.removed": _("Removed with the decision that made it"),
        "agreement.recorded": _("Recorded"),
        "agreement.completed": _("Completed from a further source"),
        "agreement.corrected": _("Corrected"),
        "agreement.rests-on": _("Rested on an earlier agreement"),
        "agreement.took-effect": _("Took effect"),
        "agreement.suspended": _("Suspended"),
        "agreement.resumed": _("Taken up again after a suspension"),
        "agreement.ended": _("Ended"),
        "agreement.removed": _("Removed with the decision that made it"),
    }
)
