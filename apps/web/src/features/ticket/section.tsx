import { Collapse, Group, Title, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';

export const NARROW = '(max-width: 68em)';

interface Props {
  title: string;
  children: ReactNode;
  /** Also on the phone, where the others are closed to begin with. */
  open?: boolean;
}

/** A part of what is known of a ticket. On the phone it folds. */
export function Section({ title, children, open = false }: Props) {
  const narrow = useMediaQuery(NARROW, window.matchMedia(NARROW).matches);
  return narrow ? (
    <Folding title={title} initially={open}>
      {children}
    </Folding>
  ) : (
    <section aria-label={title}>
      <Title order={2} fz="sm" mb={6}>
        {title}
      </Title>
      {children}
    </section>
  );
}

function Folding({ title, initially, children }: { title: string; initially: boolean; children: ReactNode }) {
  const [open, setOpen] = useState(initially);
  const id = useId();
  return (
    <section aria-label={title}>
      <Title order={2} fz="sm">
        <UnstyledButton w="100%" mih={32} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          <Group justify="space-between">
            {title}
            <IconChevronDown size={18} aria-hidden style={{ transform: open ? 'rotate(180deg)' : undefined }} />
          </Group>
        </UnstyledButton>
      </Title>
      <Collapse expanded={open} id={id} transitionDuration={0} pt={6}>
        {children}
      </Collapse>
    </section>
  );
}
