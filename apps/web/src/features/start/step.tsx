import { Group, Stack, ThemeIcon, Title, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../../words/words';
import { startWords } from './words';

interface StepProps {
  number: number;
  title: string;
  isDone: boolean;
  children: ReactNode;
}

export function Step({ number, title, isDone, children }: StepProps) {
  const t = useWords(startWords);
  return (
    <li className="step">
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <ThemeIcon size={32} radius="xl" variant={isDone ? 'filled' : 'default'} aria-hidden className="tabular">
          {isDone ? <IconCheck size={18} /> : number}
        </ThemeIcon>
        <Stack gap="sm" flex={1} miw={0}>
          <Title order={2} mt={4}>
            <VisuallyHidden>{t('step', { number })}: </VisuallyHidden>
            {title}
            {isDone ? <VisuallyHidden> ({t('is_done')})</VisuallyHidden> : null}
          </Title>
          {children}
        </Stack>
      </Group>
    </li>
  );
}
