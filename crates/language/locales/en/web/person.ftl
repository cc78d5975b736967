# Fields of names, contact and what people tell of themselves: registration and profile have them in common.
# To add a text: write it here, then under the same name in es, ja and ar; the build says what is
# missing. In Rust it is `language::text::web::person::NAME()`.

## Names.

legal-name = Legal name
native-name = Name as written at home, if another
legal-name-hint = As on the identity document that you show at the test centre, in its own script.
delivery-first = Given names, for the exam vendor
delivery-last = Family name, for the exam vendor
delivery-hint = In Latin letters, as on your identity document or passport. It has to match, or you may be turned away.
suggest = Suggest a spelling
suggestion-check = Compare it letter by letter with your identity document.
suggestion-none = Nothing can be suggested for this name. Type it as your passport has it.
certificate-name = Name on certificates, if another
certificate-hint = Words of your legal name. Left empty, the legal name is printed.
delivery-name = Name for the exam vendor

## Where one can be reached.

country = Country or territory
choose = Choose…
address-line = Address
address-line-more = Address, continued
address = Postal address
dependent-locality = District
locality = City or town
subdivision = State, province or region
postal-code = Postal code
sorting-code = Sorting code
phone = Telephone number
phone-hint = With + and the country code, or as it is dialled in your country.
mobile = Mobile number, if another
mobile-hint = Only for messages on the day of an exam.

## What people tell of themselves, and why it is asked.

about-you = About you
birth-date = Date of birth
birth-date-hint = Tells you apart from others of your name, here and at the test centre.
birth-date-half = Type the whole date of birth, or nothing.
voluntary = Voluntary questions
voluntary-why = We ask so that exams are fair to everybody, and to know who sits them. Answers are only counted, in numbers that name nobody. Leave out whatever you like: it changes nothing for you.
undisclosed = Prefer not to say
not-answered = Not answered
gender = Gender
gender-female = Female
gender-male = Male
gender-another = Another
job-function = What you do at work
job-architecture = Architecture
job-consulting = Consulting
job-development = Development
job-engineering = Engineering
job-executive = Running a company or a part of it
job-management = Leading people
job-operations = Operations
job-sales = Sales
job-security = Security
job-support = Support
job-training = Teaching
job-student = Learning, not working yet
job-other = Something else
industry = What your employer does
industry-agriculture = Farming, forestry, fishing, mining
industry-construction = Construction
industry-education = Education
industry-energy = Energy, water, waste
industry-finance = Banking and insurance
industry-government = Government and defence
industry-health = Health and social work
industry-hospitality = Hotels, restaurants, arts, sport
industry-information-technology = Information technology
industry-manufacturing = Manufacturing
industry-media = Publishing, film, broadcasting
industry-professional-services = Law, accounting, research, engineering offices
industry-retail = Trade
industry-telecommunications = Telecommunications
industry-transport = Transport
industry-other = Something else
experience = Years of experience in this field
experience-none = Less than one
experience-one-to-two = 1 to 2
experience-three-to-five = 3 to 5
experience-six-to-ten = 6 to 10
experience-eleven-or-more = 11 or more
education = Highest level of education completed
education-lower-secondary = Primary or lower secondary school
education-upper-secondary = Upper secondary school
education-vocational = Vocational training, or a short course after school
education-bachelor = Bachelor’s degree or equivalent
education-master = Master’s degree or equivalent
education-doctorate = Doctorate or equivalent
native-language = Language you learnt first
