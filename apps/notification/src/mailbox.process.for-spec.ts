/** Keeps mails in the file that others keep theirs in too, then says how many it did not get in at once. */
import { MailboxFile } from './mailbox-file';
import { KeptMailbox } from './mailer/kept-mailbox';
import { aMail } from './mailer/mailer-suite-for-spec';

const [path = '', own = '', count = '0'] = process.argv.slice(2);
const file = new MailboxFile(path);
const mailbox = new KeptMailbox(file);

async function keepAll(): Promise<void> {
  let failed = 0;
  for (let index = 0; index < Number(count); index++)
    for (const id of [`${own}-${index}`, `shared-${index}`])
      await mailbox.keep(aMail({ message_id: `<${id}@chargecars.nl>` })).catch(() => failed++);
  file.close();
  process.send?.(failed);
  process.disconnect();
}

void keepAll();
