import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { Ticket } from '../../api/types';
import { showInPage } from '../../testing/in-page';
import { LostDialog } from './dialogs';

const ticket = { id: '1', ticket_number: 'SAL-1', subject: 'Wallbox' } as Ticket;

function Example({ answers, told }: { answers: Promise<boolean>[]; told: string[] }) {
  const [asked, ask] = useState<Ticket | null>(ticket);
  const done = (_: Ticket, reason: string) => {
    told.push(reason);
    return answers.shift() ?? Promise.resolve(true);
  };
  return <LostDialog ticket={asked} close={() => ask(null)} done={done} />;
}

describe('the question why something was lost', () => {
  it('keeps what was typed until it is done, and is sent once at a time', async () => {
    let refuse: (done: boolean) => void = () => undefined;
    const refused = new Promise<boolean>((resolve) => (refuse = resolve));
    const told: string[] = [];
    showInPage(<Example answers={[refused, Promise.resolve(true)]} told={told} />);
    const user = userEvent.setup();
    await user.type(await screen.findByRole('textbox'), 'Too dear{enter}');
    const lost = screen.getByRole('button', { name: 'Mark as lost' });
    await user.type(screen.getByRole('textbox'), ' for them');
    await user.click(lost);
    await user.click(lost);
    await user.keyboard('{Escape}');
    refuse(false);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Cancel' })).not.toHaveProperty('disabled', true));
    expect(screen.getByRole('textbox')).toHaveProperty('value', 'Too dear\n for them');
    await user.click(lost);
    await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull());
    expect(told).toEqual(['Too dear\n for them', 'Too dear\n for them']);
  });
});
