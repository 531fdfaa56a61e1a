/** Notification as a process of its own. */
import { join } from 'node:path';
import { browserAddress, createCustomerLinks, type Host, openLinkKey, runService } from '@eventdesk/hosting';
import { NotificationModule } from './notification.module';

runService('notification', (host) => {
  const { dataFolder, smtpUrl } = host.settings;
  const mail = { mailboxPath: join(dataFolder, 'mailbox.db'), ...(smtpUrl === undefined ? {} : { smtpUrl }) };
  const holds = (ticketId: string) => host.bus.consumers().some((consumer) => consumer.holds(ticketId));
  return {
    module: NotificationModule.with({
      ...{ ...host, ...mail, holds },
      stopping: host.lifecycle.stopping,
      customerLink: customerLinkOf(host),
    }),
    writes: 'notification',
  };
});

/** Made with the key that gateways read them by: given, or in the folder that services of one host share. Without it there are none. */
function customerLinkOf({ settings, clock, logger }: Host) {
  const { linkKey, log, dataFolder, http } = settings;
  const key = linkKey ?? ('file' in log ? openLinkKey(dataFolder) : undefined);
  if (key === undefined) return void logger.warn('mails to customers hold no link: EVENTDESK_LINK_KEY is not set');
  const links = createCustomerLinks({ key, base: () => browserAddress(http), now: () => clock.now() });
  return (ticketId: string) => links.urlOf(ticketId);
}
