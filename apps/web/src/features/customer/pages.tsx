import { Text } from '@mantine/core';
import { useWords } from '../../words/words';
import { FormPage } from './form/form-page';
import { Frame } from './frame';
import type { Place } from './place';
import { OwnTicketPage } from './ticket/ticket-page';
import { customerWords } from './words';

export function CustomerPages({ place }: { place: Place }) {
  switch (place.kind) {
    case 'form':
      return <FormPage slug={place.slug} />;
    case 'ticket':
      return <OwnTicketPage token={place.token} />;
    case 'lost':
      return <LostPage />;
  }
}

function LostPage() {
  const t = useWords(customerWords);
  return (
    <Frame title={t('lost')}>
      <Text>{t('lost_more')}</Text>
    </Frame>
  );
}
