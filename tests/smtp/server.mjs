// A mail server for tests. Its one argument is JSON: `tls` (`starttls`, `implicit`, `none`), `key` and `cert` (PEM),
// `user` and `password`, and perhaps `port`. It says what happens, one JSON object a line.
//
// The local part of a recipient says what becomes of it:
//   later-N…   is refused N times for now, then taken
//   nobody…    is refused for good: there is no such mailbox
//   policy…    is refused for good: a rule about the sender
//   spam…      is refused for good once the content is there
//   cut…       is taken, but the first time the answer is lost
//   silent…    gets no answer
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

const settings = JSON.parse(process.argv[2]);
const say = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);

const refusal = (code, text) => Object.assign(new Error(text), { responseCode: code });
const tries = new Map();

const server = new SMTPServer({
  secure: settings.tls === "implicit",
  hideSTARTTLS: settings.tls !== "starttls",
  key: settings.key,
  cert: settings.cert,
  authOptional: !settings.user,
  disableReverseLookup: true,
  onAuth(auth, _session, done) {
    const right = auth.username === settings.user && auth.password === settings.password;
    say({ event: "auth", right });
    done(right ? null : refusal(535, "5.7.8 wrong user or password"), { user: auth.username });
  },
  onRcptTo(address, session, done) {
    const local = address.address.split("@")[0].toLowerCase();
    say({ event: "recipient", address: address.address, secure: session.secure });
    const later = /^later-(\d+)/.exec(local);
    if (later) {
      const before = tries.get(address.address) ?? 0;
      tries.set(address.address, before + 1);
      return before < Number(later[1]) ? done(refusal(451, "4.3.0 not now")) : done();
    }
    if (local.startsWith("nobody")) return done(refusal(550, `5.1.1 <${address.address}>: no such mailbox`));
    if (local.startsWith("policy")) return done(refusal(550, "5.7.1 we do not know you"));
    if (local.startsWith("silent")) return;
    done();
  },
  async onData(stream, session, done) {
    const mail = await simpleParser(stream, { skipTextLinks: true, skipTextToHtml: true });
    const recipient = session.envelope.rcptTo[0].address;
    if (recipient.startsWith("spam")) return done(refusal(554, "5.6.0 we do not like it"));
    say({
      event: "mail",
      envelope: { from: session.envelope.mailFrom.address, to: session.envelope.rcptTo.map((to) => to.address) },
      secure: session.secure,
      headers: Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, line])),
      names: mail.headerLines.map(({ key }) => key),
      from: mail.from.value,
      to: mail.to.value,
      replyTo: mail.replyTo?.value,
      messageId: mail.messageId,
      date: mail.date,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      attachments: mail.attachments.length,
    });
    if (recipient.startsWith("cut") && !tries.has(recipient)) {
      tries.set(recipient, 1);
      return [...server.connections].find(({ id }) => id === session.id).close();
    }
    done();
  },
});

server.on("error", (error) => say({ event: "error", message: error.message }));
server.listen(settings.port ?? 0, "127.0.0.1", () => say({ event: "ready", port: server.server.address().port }));
// Ends with whoever started it.
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
