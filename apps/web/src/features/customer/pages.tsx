export function CustomerTicketPage() {
  return null;
}
export function CustomerFormPage() {
  return null;
}
