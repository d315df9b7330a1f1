"""How does a text come to be agreed? Drafts, their words in several languages, each party's route
to the signature, reviews and approvals of exact versions, and what follows the signing."""
