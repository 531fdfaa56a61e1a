import { useAct } from '../../api/act';
import { desk } from '../../api/client';
import type { Ticket } from '../../api/types';
import type { Order } from '../../ui/opportunity/dialogs';
import { useTell } from '../../ui/tell';
import { useWords } from '../../words/words';
import { sideWords } from './side-words';

/** Wins it, and resolves the ticket. The act resolves to whether it was done. */
export function useConvert(ticket: Ticket): (order: Order) => Promise<boolean> {
  const t = useWords(sideWords);
  const act = useAct();
  const tell = useTell();
  return (body) =>
    act({
      ticket,
      shows: (shown) => ({
        ...shown,
        ...body,
        sales_stage: 'won',
        conversion_probability: 100,
        status: 'resolved',
        allowed_statuses: [],
      }),
      send: (header) => desk.post('/tickets/{ticket}/conversion', { params: { path: { ticket: ticket.id }, header }, body }),
    }).then(
      ({ order_id }) => {
        tell.done(t('converted', { order: order_id ?? '–' }));
        return true;
      },
      (error: unknown) => {
        tell.failed(error);
        return false;
      },
    );
}
