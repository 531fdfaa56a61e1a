/** How the fields of a ticket read in a form. Their values' words are the whole desk's: `labelOf`. */
import type { Label } from '@eventdesk/contracts';

export const fieldLabels = {
  business_entity_id: { en: 'Brand', nl: 'Merk' },
  category: { en: 'Category', nl: 'Categorie' },
  priority: { en: 'Priority', nl: 'Prioriteit' },
  subject: { en: 'Subject', nl: 'Onderwerp' },
  description: { en: 'Description', nl: 'Omschrijving' },
  'contact.name': { en: 'Name', nl: 'Naam' },
  'contact.email': { en: 'E-mail', nl: 'E-mail' },
  'contact.phone': { en: 'Phone', nl: 'Telefoon' },
  order_id: { en: 'Order number', nl: 'Ordernummer' },
  quote_id: { en: 'Quote number', nl: 'Offertenummer' },
  opportunity_value: { en: 'Opportunity value (€)', nl: 'Waarde (€)' },
  lead_source: { en: 'Lead source', nl: 'Herkomst' },
  conversion_probability: { en: 'Probability (%)', nl: 'Kans (%)' },
  tags: { en: 'Tags', nl: 'Labels' },
} satisfies Record<string, Label>;
export type FieldName = keyof typeof fieldLabels;
