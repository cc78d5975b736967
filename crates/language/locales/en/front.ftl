# The front page as the server sends it: the bundler fills `{{ front/NAME }}` in web/index.html and web/src/page/front.html.
# To add a text: write it here, then under the same name in es, ja and ar; the build says what is
# missing. In the page it is `{{ front/NAME }}`, where the bundler puts it; no code asks for it.

description = Earn, hold and prove professional accreditations and certifications.
loading = Loading…
no-script = Beyond this page CertTracker runs in your browser and needs JavaScript, which is switched off. To check a credential without it, open <code>/api/v1/verifications/</code> followed by the verification code.
title = What you have proved, on paper that holds
lead = CertTracker keeps your exam results, turns them into accreditations and certifications, and lets anyone check that they are genuine.
offers = What you can do here
history = See your exam and assessment history
history-more = Every attempt, with its score, and what each one means in plain words.
requirements = Read what each credential requires
requirements-more = The same rules that decide, written out, for accreditations and certifications alike.
progress = Follow your progress
progress-more = What is met, what is missing and why, and the shortest way left.
certificates = Get your electronic certificates
certificates-more = Signed credentials that wallets and other systems can read.
show = Show a credential to a third party
show-more = A link and a code that an employer can check without an account.
exams = Register for exams at Pearson VUE
exams-more = Prerequisites and dates are checked at once; you book on the vendor’s pages and follow every step here.
contact-details = View and update your contact details
contact-details-more = Names, addresses, telephone and what you tell about yourself, with what the exam vendor has of it.
logos = Download program logos
support = Write to the Program Support Team
support-more = About exams, results, credentials or your account.
not-yet = Not open yet.
first-time = First time here?
first-time-more = If you work for a partner company, your account is made from your company’s partner record, so that your company gets credit for what you earn. Ask your company’s primary partner contact whether you have an active contact record; your account follows from it.
first-time-self = If you come by yourself, register: it takes about five minutes, and you can stop and go on within a week.
register = Register
recover = Forgotten your user name or password?
faq = Questions and answers
privacy = Privacy notice
partner-staff = Do you work for a partner company?
