"""What we say of the definition tests of a draft."""

from django.utils.translation import gettext_lazy as _

from phinong.core.messages import register
from phinong.record.verbs import says

register(
    {
        "fit-no-double": _("No tie and no other open draft between these parties is on record."),
        "fit-draft-open": _(
            "Another draft of such a paper between the same parties is open: %(names)s."
        ),
        "fit-other-paper": _(
            "No tie and no draft of such a paper between these parties is on record. Drafts of"
            " other papers are open: %(names)s."
        ),
        "fit-goes-on-unnamed": _(
            "The same parties are tied: %(name)s. Which agreement this paper goes on from is not"
            " stated. Enter that agreement if the register lacks it, then state it here."
        ),
        "fit-rests-on-tie": _("This paper rests on the tie there is: %(name)s."),
        "fit-in-force": _(
            "In force between the same parties: %(names)s. If this draft renews or amends it, say"
            " so here; as it stands it makes the same a second time."
        ),
        "fit-goes-on": _("Goes on from what is in force, as stated: %(names)s."),
        "lineage-other-parties": _(
            "%(name)s binds none of the parties of this draft. Choose an agreement of theirs."
        ),
        "fit-tied-already": _(
            "The same parties are tied already: %(name)s. A renewal or an amendment may be what is"
            " meant."
        ),
        "fit-rank-equal": _("All partners are of a rank equal to a province."),
        "fit-rank-differs": _(
            "The register has a partner at another rank than a province. The guideline counts"
            " special cities as equal and leaves its list open, so the ministry has to say."
        ),
        "fit-rank-unknown": _("The register does not know the rank of every side."),
        "fit-letter-only": _("A letter of intent does not count as the agreement."),
        "fit-signers-unnamed": _("Who signs for each side is not named yet."),
        "fit-heads-sign": _("For each side somebody is named who signs in their own office."),
        "fit-deputy-signs": _(
            "For one side somebody is named who signs by authority or on behalf."
        ),
        "fit-one-field-by-kind": _("A sectoral tie is limited to its field by its kind."),
        "fit-fields": _("%(count)s areas of cooperation are named."),
        "fit-fields-open": _("Areas named so far: %(count)s. That does not prove a limit."),
        "fit-assembly-approved": _("The step of the assembly is done with an approval."),
        "fit-assembly-against": _("The step of the assembly ended without an approval."),
        "fit-assembly-open": _("The step of the assembly is not recorded as done."),
        "fit-no-sister-meant": _("The draft is to make no sister tie; the rule is about those."),
        "fit-kind-open": _("What kind of tie the draft is to make is not said yet."),
        "fit-sister-elsewhere": _("On record with another Chinese body: %(names)s."),
        "fit-sister-unproved": _(
            "No other sister tie with China is on record here. That proves nothing; ask the Chinese"
            " side."
        ),
    }
)

says({"draft.lineage-stated": _("What the draft goes on from was stated")})
