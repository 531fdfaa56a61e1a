import { Alert, Box, Button, Center, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useExplain } from '../words/errors';
import { useWords } from '../words/words';
import { uiWords } from './words';

interface PageProps {
  title: string;
  /** Beside the title: counts, marks. */
  beside?: ReactNode;
  /** At the right: what one can do here. */
  actions?: ReactNode;
  /** As high as the window, so that what is in it scrolls by itself. */
  fills?: boolean;
  children: ReactNode;
}

/** The frame of a page: its one h1, its title in the browser's tab, its actions. */
export function Page({ title, beside, actions, fills = false, children }: PageProps) {
  useDocumentTitle(`${title} · Eventdesk`);
  return (
    <Stack
      gap={fills ? 'sm' : 'md'}
      p={{ base: 'sm', sm: 'lg' }}
      mih={fills ? 420 : undefined}
      h={fills ? 'calc(100dvh - var(--app-shell-header-height, 52px))' : undefined}
    >
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          <Title order={1}>{title}</Title>
          {beside}
        </Group>
        {actions ? <Group gap="xs">{actions}</Group> : null}
      </Group>
      {children}
    </Stack>
  );
}

/** What could not be read, why, and the way to try again. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useWords(uiWords);
  const explain = useExplain();
  return (
    <Alert color="red" variant="light" icon={<IconPlugConnectedX aria-hidden />} title={t('failed')} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{explain(error)}</Text>
        {retry ? (
          <Button size="xs" variant="default" onClick={retry}>
            {t('retry')}
          </Button>
        ) : null}
      </Stack>
    </Alert>
  );
}

export function Loading() {
  const t = useWords(uiWords);
  return (
    <Center mih={200} role="status" aria-label={t('loading')}>
      <Loader size="sm" />
    </Center>
  );
}

/** Nothing here, said kindly, with what one can do about it. */
export function Empty({ title, children, icon }: { title: string; children?: ReactNode; icon?: ReactNode }) {
  return (
    <Center mih={220} p="md">
      <Stack align="center" gap="xs" maw={440} ta="center">
        {icon}
        <Text fw={600}>{title}</Text>
        <Box c="dimmed" fz="sm">
          {children}
        </Box>
      </Stack>
    </Center>
  );
}
