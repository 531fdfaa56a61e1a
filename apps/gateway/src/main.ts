/** The gateway as a process of its own. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  browserAddress,
  createCustomerLinks,
  type Host,
  mongoUrlOf,
  openAdminKey,
  openLinkKey,
  openViews,
  runProcess,
  untilThere,
} from '@eventdesk/hosting';
import { createFollowUp } from './follow-up';
import { createGateway } from './create-gateway';
import { openMongoKept } from './kept/mongodb';
import { KeptUnavailable } from './kept/port';
import { readiness } from './readiness';

runProcess('gateway', async (host) => {
  const { settings, lifecycle, logger, store, bus, requests } = host;
  const { http, smtpUrl } = settings;
  const views = await openViews(host);
  const isAway = (error: unknown) => error instanceof KeptUnavailable;
  const wait = { what: 'keys and sessions in MongoDB', isAway, logger, signal: lifecycle.stopping };
  const kept = await untilThere(() => openMongoKept({ url: mongoUrlOf(settings) }), wait);
  lifecycle.started('keys and sessions', () => kept.close());
  const gateway = await createGateway({
    ...{ ...host, views, kept, adminKey: adminKeyOf(host), customerLinks: linksOf(host) },
    ...{ publicUrl: http.publicUrl, trustedProxies: http.trustedProxies },
    // Kept mail is there as soon as the answer is; a mail server is never waited for.
    followUp: createFollowUp(store, bus, ['numbering', 'sla-monitor', ...(smtpUrl ? [] : ['notification'])]),
    ready: () => readiness({ requests, views, kept, bus }),
    webRoot: join(dirname(createRequire(__filename).resolve('@eventdesk/web/package.json')), 'dist'),
  });
  lifecycle.started('gateway', () => gateway.close());
  await host.starting.end();
  await gateway.listen(http.port, http.host);
  return { url: await gateway.getUrl() };
});

function linksOf({ settings, logger, clock }: Host) {
  const { linkKey: key = openLinkKey(settings.dataFolder), log, http } = settings;
  if (settings.linkKey === undefined && !('file' in log))
    logger.warn('customers’ links are good at this gateway alone, and mails hold none: EVENTDESK_LINK_KEY is not set');
  return createCustomerLinks({ key, base: () => browserAddress(http), now: () => clock.now() });
}

function adminKeyOf({ settings, logger }: Host): string {
  if (settings.adminKey !== undefined) return settings.adminKey;
  const admin = openAdminKey(settings.dataFolder, settings.http.host);
  if (admin.created) logger.info(`wrote the admin key to ${admin.file}; requests carry "Authorization: Bearer <key>"`);
  return admin.key;
}
