/** Notification as a process of its own. */
import { join } from 'node:path';
import { runService } from '@eventdesk/hosting';
import { NotificationModule } from './notification.module';

runService('notification', (host) => {
  const { dataFolder, smtpUrl } = host.settings;
  const mail = { mailboxPath: join(dataFolder, 'mailbox.db'), ...(smtpUrl === undefined ? {} : { smtpUrl }) };
  const holds = (ticketId: string) => host.bus.consumers().some((consumer) => consumer.holds(ticketId));
  return {
    module: NotificationModule.with({ ...host, ...mail, holds, stopping: host.lifecycle.stopping }),
    writes: 'notification',
  };
});
