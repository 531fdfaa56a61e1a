import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconLink, IconTrash, IconArrowForwardUp } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Ticket } from '../../api/types';
import { useWords } from '../../words/words';
import { CustomerLinkDialog } from './customer-link-dialog';
import { isOver } from './moves';
import { ReferDialog } from './refer-dialog';
import { RemoveDialog } from './remove-dialog';
import { sideWords } from './side-words';

type Open = 'link' | 'remove' | 'refer' | null;

/** What is done to a ticket once in a while. */
export function MoreMenu({ ticket, goBack }: { ticket: Ticket; goBack: () => void }) {
  const t = useWords(sideWords);
  const [open, setOpen] = useState<Open>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(null);
    // The item that opened it is gone, and with it the place to come back to.
    requestAnimationFrame(() => button.current?.focus());
  };
  const canRefer = ticket.ticket_type === 'inquiry' && !isOver(ticket) && ticket.status !== 'resolved';
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon ref={button} variant="subtle" color="gray" size={32} aria-label={t('more')}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {canRefer ? (
            <Menu.Item leftSection={<IconArrowForwardUp size={16} aria-hidden />} onClick={() => setOpen('refer')}>
              {t('refer')}
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconLink size={16} aria-hidden />} onClick={() => setOpen('link')}>
            {t('customer_link')}
          </Menu.Item>
          <Menu.Item c="error" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setOpen('remove')}>
            {t('remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ReferDialog ticket={ticket} opened={open === 'refer'} close={close} />
      <CustomerLinkDialog ticket={ticket} opened={open === 'link'} close={close} />
      <RemoveDialog ticket={ticket} opened={open === 'remove'} close={close} gone={goBack} />
    </>
  );
}
