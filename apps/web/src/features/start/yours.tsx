import { Anchor, Button, Code, CopyButton, Group, Text } from '@mantine/core';
import { IconCircleCheck, IconCopy } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../../words/words';
import type { Steps } from './steps';
import { startWords } from './words';

interface YoursProps {
  steps: Steps;
  people: number;
  brands: readonly { slug: string; name: string }[];
}

/** What makes the desk one's own; a tick where the desk can tell that it was done. */
export function Yours({ steps, people, brands }: YoursProps) {
  const t = useWords(startWords);
  return (
    <>
      <Text size="sm">{t('yours_more')}</Text>
      <ul className="yours">
        <Thing title={t('brand')} isDone={steps.ownBrand}>
          <WithCode text={t('brand_more')} hole="{file}" code="desk.yaml" />{' '}
          <Anchor component={Link} to="/app/operations/configuration" size="sm" underline="always">
            {t('see_configuration')}
          </Anchor>
        </Thing>
        <Thing title={t('mail')}>
          <WithCode text={t('mail_more')} hole="{variable}" code="SMTP_URL" />{' '}
          <Anchor component={Link} to="/app/operations/mailbox" size="sm" underline="always">
            {t('see_mailbox')}
          </Anchor>
        </Thing>
        <Thing title={t('form')}>
          {t('form_more')}
          {brands.map((brand) => (
            <FormAddress key={brand.slug} slug={brand.slug} />
          ))}
        </Thing>
        <Thing title={t('people')} isDone={steps.hasColleagues}>
          {t('people_more')} {t('people_count', { count: people })}
        </Thing>
      </ul>
    </>
  );
}

function Thing({ title, isDone = false, children }: { title: string; isDone?: boolean; children: ReactNode }) {
  const t = useWords(startWords);
  return (
    <li>
      <Group gap={6}>
        <Text fw={550}>{title}</Text>
        {isDone ? <IconCircleCheck size={18} color="var(--desk-fine)" role="img" aria-label={t('is_done')} /> : null}
      </Group>
      <Text size="sm" component="div" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </li>
  );
}

function WithCode({ text, hole, code }: { text: string; hole: string; code: string }) {
  const [before, after] = text.split(hole);
  return (
    <>
      {before}
      <Code>{code}</Code>
      {after}
    </>
  );
}

function FormAddress({ slug }: { slug: string }) {
  const t = useWords(startWords);
  const address = new URL(`/help/${slug}`, location.href).href;
  return (
    <Group gap="xs" mt={4}>
      <Anchor href={address} size="sm">
        {address}
      </Anchor>
      {'clipboard' in navigator ? (
        <CopyButton value={address}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" leftSection={<IconCopy size={14} aria-hidden />} onClick={copy}>
              <span aria-live="polite">{t(copied ? 'copied' : 'copy')}</span>
            </Button>
          )}
        </CopyButton>
      ) : null}
    </Group>
  );
}
