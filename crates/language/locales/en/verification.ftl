# What checking a credential tells a third party: on an earlier day, and of a document at hand.
# To add a text: write it here, then under the same name in es, ja and ar; the build says what is
# missing. In Rust it is `language::text::verification::NAME()`.

## How a credential stood on an earlier day, to a third party.

was-active = By the records of { $issuer } as they are today, this credential was valid on { DATE($day) }.
was-not-yet-valid = By the records of { $issuer } as they are today, this credential was not valid on { DATE($day) }: its validity began on { DATE($from) }.
was-in-grace = By the records of { $issuer } as they are today, this credential was not valid on { DATE($day) }: it had ended on { DATE($until) } and could still be renewed.
was-expired = By the records of { $issuer } as they are today, this credential was not valid on { DATE($day) }: it had expired on { DATE($until) }.
was-suspended = By the records of { $issuer } as they are today, this credential was suspended on { DATE($day) }.
was-revoked = By the records of { $issuer } as they are today, this credential was revoked on { DATE($day) }.
was-superseded = By the records of { $issuer } as they are today, this credential was honoured on { DATE($day) }, and a newer one stood in its place.
was-under-review = By the records of { $issuer } as they are today, this credential stood on { DATE($day) } and was under review.
then-and-today = { $then } { $today }
status-held = On that day the issuer had neither revoked nor suspended it.
status-was-suspended = On that day it was suspended by the issuer.
status-was-revoked = On that day it was revoked by the issuer.

## What a document comes to, to whoever has it.

document-valid = This credential is genuine and valid.
document-not-yet-valid = This credential is genuine. It is not valid yet.
document-expired = This credential is genuine. Its validity is over.
document-suspended = This credential was issued as it is. Its issuer has suspended it: do not rely on it for now.
document-revoked = This credential was issued as it is. Its issuer has revoked it: do not rely on it.
document-invalid = Do not rely on this document. { $finding }
document-undecided = Nothing speaks against this document, but not everything could be checked. It is not shown to be genuine and valid.
document-of-another = This is a document of another issuer, { $issuer }. This server asks no other, so it cannot tell whether it is genuine and valid.

## What each check of a document found, when it holds.

holds-document = It is one document that can be read in one way only.
holds-context = It names the known contexts in their order.
holds-vocabulary = Every term is defined, so the signature covers it.
holds-model = It says what an Open Badges 3.0 credential must say.
holds-key = The signing key is one that the issuer publishes.
holds-signature = Every statement is as the issuer signed it.
holds-period = The time asked about lies within its validity.
holds-status = The issuer has neither revoked nor suspended it.
holds-record = The award is on the issuer’s books, and says the same.

## Why a check was not made.

unasked-nothing = There is nothing to check here.
unasked-policy = It was not asked.
unasked-earlier = An earlier check that this one builds on did not pass.
unasked-issuer = The keys of { $issuer } are not at hand.
unasked-list = The status list { $list } is not at hand, or the keys that signed it are not.
unasked-another-issuer = The books here are not those of its issuer.
unasked-no-books = The issuer’s books were not asked.

## Why a document is refused.

refused-too-large = It is longer than a credential may be ({ $bytes } bytes).
refused-too-deep = It is nested too deeply.
refused-carrier-empty = The file holds no credential.
refused-carrier-ambiguous = The file holds more than one credential, so two readers would see two.
refused-carrier = No credential could be taken out of this file: { $fault }.
refused-no-credential = It is neither JSON nor a compact JWS: { $detail }.
refused-duplicate = The member { $member } occurs twice in one object, so it can be read in two ways.
refused-ambiguous = What stands at { $at } can be read in two ways, or is not covered by a signature.
refused-too-many = There are too many items at { $at }.
refused-context = Its contexts are not the known ones in their order; the first that differs: { $context }.
refused-undefined = No context defines { $term }, so the signature does not cover it.
refused-not-linked-data = It is not JSON-LD: { $detail }.
refused-too-complex = It has too many nodes that cannot be told apart.
refused-missing = { $at } is missing.
refused-misshapen = { $at } does not have the form that the specification gives it.
refused-issuer-mismatch = The DID document at hand is that of { $document }, not of the issuer { $issuer }.
refused-key-of-another = The signing key { $key } is not under the issuer’s name.
refused-key-not-published = The issuer does not publish the signing key { $key }.
refused-key-not-usable = The signing key { $key } may not be used for this, or is no usable key.
refused-key-revoked = The issuer has revoked the signing key { $key }, or its time is over.
refused-unsigned = It is not signed.
refused-proof = Its proof is malformed, or of a kind that is not accepted here.
refused-proof-expired = Its proof counted until { TIME($at) } only.
refused-signature = The signature does not fit: the document was changed, or signed with another key.
refused-jws = The JWS is malformed: { $detail }.
refused-algorithm = It is signed with { $algorithm }; only RS256 is accepted.
refused-header = The JWS has the header { $header }, which is not accepted.
refused-claim = The claim { $claim } does not agree with the credential.
refused-date = { $at } is not a date and time with an offset.
refused-reversed = Its validity ends before it begins.
refused-not-yet = It is valid from { TIME($from) } on.
refused-expired = Its validity ended at { TIME($until) }.
refused-revoked = The issuer has revoked it.
refused-suspended = The issuer has suspended it.
refused-status-entry = What it says of its status is not understood, so it cannot be asked whether it was revoked.
refused-status-list = The status list that it refers to is not one to be believed: { $because }
refused-status-list-misnamed = It says that it is { $id }.
refused-status-list-of-another = It is by another issuer, { $issuer }.
refused-status-list-unfit = It is for another purpose, malformed, or too short.
refused-not-on-record = The issuer’s books have no such credential.
refused-erased = Its holder was erased from the issuer’s books, which cannot confirm it any more.
refused-record-differs = The issuer’s books say something else today. It may have been issued anew since: ask its holder for the present document.
refused-issuer-says = The issuer’s own answer: { $statement }
