import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { live } from '../../../api/live';

const mailbox = ['operations', 'mailbox'];

/** Says that mail came; the list is read anew only when somebody wants it, so that no row moves under a reader. */
export function useNewMail() {
  const queries = useQueryClient();
  const [hasNew, setHasNew] = useState(false);
  const isReading = useIsFetching({ queryKey: mailbox, predicate: ({ state }) => state.data !== undefined }) > 0;
  useEffect(() => live.listen(({ type }) => type === 'MailSent' && setHasNew(true)), []);
  const readAgain = () => {
    setHasNew(false);
    // From the newest on, without the older pages that somebody went through.
    void queries.resetQueries({ queryKey: mailbox });
  };
  return { hasNew, isReading, readAgain };
}
