import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconArrowRight, IconCheck, IconCopy } from '@tabler/icons-react';
import { useWords } from '../../../words/words';
import { Frame } from '../frame';
import type { Brand } from '../queries';
import { formWords } from '../words';
import type { Sent } from './use-form';

export function SentPage({ brand, sent, again }: { brand: Brand; sent: Sent; again: () => void }) {
  const t = useWords(formWords);
  return (
    <Frame title={t('sent')} brand={brand} arrived>
      <div className="help-card">
        <Stack gap="md">
          <div>
            <Text size="sm" c="dimmed">
              {t('your_number')}
            </Text>
            {sent.number === null ? (
              <Text>{t('number_follows')}</Text>
            ) : (
              <Text fz={28} fw={650} className="tabular">
                {sent.number}
              </Text>
            )}
          </div>
          <Text style={{ overflowWrap: 'anywhere' }}>{t('sent_more', { email: sent.email })}</Text>
          <Group gap="sm">
            <Button component="a" href={sent.link} size="md" rightSection={<IconArrowRight size={18} aria-hidden />}>
              {t('follow')}
            </Button>
            <CopyLink link={sent.link} />
          </Group>
        </Stack>
      </div>
      <Group>
        <Button variant="subtle" ml={-16} onClick={again}>
          {t('another')}
        </Button>
      </Group>
    </Frame>
  );
}

function CopyLink({ link }: { link: string }) {
  const t = useWords(formWords);
  // Browsers give pages the clipboard on https and loopback only.
  if (!('clipboard' in navigator)) return null;
  return (
    <CopyButton value={link} timeout={3_000}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          size="md"
          onClick={copy}
          leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
        >
          <span aria-live="polite">{copied ? t('copied') : t('copy')}</span>
        </Button>
      )}
    </CopyButton>
  );
}
