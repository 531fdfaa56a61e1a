import './operations.css';
import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Page } from '../../ui/page';
import { useWords } from '../../words/words';
import { type Address, useAddress } from './address';
import { AddressFilter } from './mailbox/address-filter';
import { InboxTabs } from './mailbox/inbox-tabs';
import { inboxesOf } from './mailbox/inboxes';
import { MailList } from './mailbox/mail-list';
import { Reader } from './mailbox/reader';
import { useMails } from './mailbox/use-mails';
import { useNewMail } from './mailbox/use-new-mail';
import { mailboxWords } from './mailbox/words';
import { type Configuration, configurationQuery } from './queries';

/** Mail that the desk kept, as departments and customers got it. */
export function MailboxPage() {
  const t = useWords(mailboxWords);
  const address = useAddress();
  const to = address.of('to');
  const mails = useMails(to, address);
  const { data: configuration } = useQuery(configurationQuery);
  return (
    <Page title={t('title')} actions={<Refresh />}>
      <Text c="dimmed" size="sm" mt={-8}>
        {t('intro')}
      </Text>
      <Group justify="space-between" align="flex-end" gap="md">
        {configuration ? <BrandChoice configuration={configuration} address={address} /> : null}
        <AddressFilter key={to} to={to} show={(given) => address.change({ to: given ?? undefined, mail: undefined })} />
      </Group>
      <InboxTabs
        inboxes={configuration ? inboxesOf(configuration, address.of('brand')) : []}
        to={to}
        choose={(given) => address.change({ to: given ?? undefined, mail: undefined })}
      />
      <div className="post" data-open={mails.chosenId !== null}>
        <MailList mails={mails} />
        <Reader mails={mails} />
      </div>
    </Page>
  );
}

function Refresh() {
  const t = useWords(mailboxWords);
  const { hasNew, isReading, readAgain } = useNewMail();
  return (
    <Button
      variant={hasNew ? 'filled' : 'default'}
      leftSection={<IconRefresh size={16} aria-hidden />}
      loading={isReading}
      onClick={readAgain}
    >
      <span role="status">{hasNew ? t('has_new') : t('refresh')}</span>
    </Button>
  );
}

/** Of a desk with several brands. */
function BrandChoice({ configuration, address }: { configuration: Configuration; address: Address }) {
  const t = useWords(mailboxWords);
  const brands = configuration.business_entities;
  if (brands.length < 2) return null;
  return (
    <NativeSelect
      label={t('brand')}
      data={brands.map(({ slug, name }) => ({ value: slug, label: name }))}
      value={address.of('brand') ?? brands[0]?.slug ?? ''}
      onChange={({ currentTarget }) => address.change({ brand: currentTarget.value, to: undefined, mail: undefined })}
    />
  );
}
