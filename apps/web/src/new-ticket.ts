import type { TicketType, TicketView } from '@eventdesk/contracts';
import { element, fieldsOf, option } from './dom.js';
import { ask } from './http.js';

/** What the page needs of `GET /meta`. */
export interface Meta {
  ticket_types: { type: TicketType; categories: string[] }[];
  business_entities: { slug: string; name: string }[];
}

/** The form for a new ticket: the type first, then its categories. */
export function newTicketForm(
  meta: Meta,
  opened: (ticket: TicketView) => void,
  failed: (error: unknown) => void,
): HTMLFormElement {
  const category = element('select', { name: 'category' });
  const value = element(
    'label',
    {},
    'Opportunity value (€)',
    element('input', { name: 'opportunity_value', inputmode: 'decimal', placeholder: '4500.00' }),
  );
  const type = element('select', { name: 'ticket_type' }, ...meta.ticket_types.map(({ type: name }) => option(name)));
  const chosen = () => {
    const known = meta.ticket_types.find(({ type: name }) => name === type.value);
    category.replaceChildren(...(known?.categories ?? []).map(option));
    value.hidden = type.value !== 'sales';
  };
  type.addEventListener('change', chosen);
  chosen();

  const form = element(
    'form',
    {
      submit: (event) => {
        event.preventDefault();
        ask<TicketView>('POST', '/tickets', requestOf(form)).then(opened, failed);
      },
    },
    element('h2', {}, 'New ticket'),
    element('label', {}, 'Type', type),
    element('label', {}, 'Category', category),
    value,
    ...commonFields(meta),
    element('div', { class: 'row' }, element('button', { class: 'main' }, 'Open ticket')),
  );
  return form;
}

const requestOf = (form: HTMLFormElement): object => {
  const { name, email, description = '', opportunity_value, ...rest } = fieldsOf(form);
  const sales = rest['ticket_type'] === 'sales' && opportunity_value !== undefined ? { opportunity_value } : {};
  return { ...rest, ...sales, description, contact: { name, email } };
};

const commonFields = (meta: Meta): HTMLElement[] => [
  element(
    'label',
    {},
    'Brand',
    element('select', { name: 'business_entity_id' }, ...meta.business_entities.map(({ slug }) => option(slug))),
  ),
  element('label', {}, 'Subject', element('input', { name: 'subject', required: true, maxlength: '300' })),
  element('label', {}, 'Description', element('textarea', { name: 'description' })),
  element('label', {}, 'Customer’s name', element('input', { name: 'name', required: true, autocomplete: 'off' })),
  element(
    'label',
    {},
    'Customer’s e-mail',
    element('input', { name: 'email', type: 'email', required: true, autocomplete: 'off' }),
  ),
];
