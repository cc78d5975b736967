# What people agree to when they ask for mails of a topic. A receipt keeps the words and their hash, so a text that is
# changed is a new text: those who agreed to the old one did so to the old one.

program-news = News of the program
program-news-text = I want { $issuer } to send me news of the program by e-mail: changes, dates, new services. I can stop this at any time, by the link in each mail or in my account.

new-exams = New exams and credentials
new-exams-text = I want { $issuer } to tell me by e-mail of new exams and new credentials. I can stop this at any time, by the link in each mail or in my account.

renewal-offers = Offers for renewal
renewal-offers-text = I want { $issuer } to send me offers by e-mail that have to do with renewing my credentials. I can stop this at any time, by the link in each mail or in my account.

surveys = Surveys
surveys-text = I want { $issuer } to ask me by e-mail now and then what I think of the program. I need not answer. I can stop this at any time, by the link in each mail or in my account.

accommodations-text = I ask { $issuer } to use what I say here of my health or disability, and the documents I send with it, to decide on accommodations at exams, and to tell the exam vendors what was granted. I can end this at any time in my profile; it is then removed.
