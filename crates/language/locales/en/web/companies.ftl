# What staff see of partner companies.
# To add a text: write it here, then under the same name in es, ja and ar; the build says what is
# missing. In Rust it is `language::text::web::companies::NAME()`.

companies = Partner companies
companies-more = The companies of the partner records, and where each of their people stands.
company = Partner company
find-company = Find a company by name or number
no-company = No company yet
no-company-more = Companies come with their partner records: by SCIM, or as a file that is imported on the server.
partner-number = Number
tier = Tier
on-record-since = On record since
domains = Mail domains
domains-more = People with an address in a verified domain do not register by themselves; they are sent to their company.
no-domain = No domain is on record.
verified = Verified
not-verified = Not verified
verified-at = Verified on
ground = Ground
txt-record = TXT record that proves it
people = People
people-table = Table of people
nobody = Nobody is in the record yet
nobody-more = People come with the company's partner record, and are invited within a minute.
person = Person
role = Role
state = State
invited = Invited
joined = Joined
left = Left
employment = At the company
actions = Actions
mail-waiting = The mail waits to be sent
mail-sent = The mail was sent
mail-dead = The mail could not be delivered
invite-again = Invite again
inviting = Inviting…
invited-again = { $name } gets a new invitation; earlier links no longer work.
span-since = since { DATE($from) }
span = { DATE($from) } to { DATE($to) }
role-primary-contact = Primary contact
role-contact-administrator = Contact administrator
role-contact = Contact
state-invited = Invited
state-active = Active
state-left = Left
