// POST /tickets, again and again.
import { Agent, request } from 'node:http';

export const IN_FLIGHT = 64;

/** Requests per second, so many in flight. */
export async function load(post, requests) {
  const start = performance.now();
  let sent = 0;
  const client = async () => {
    while (sent++ < requests) await post(sent);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, client));
  return (requests * 1000) / (performance.now() - start);
}

/** @returns posts one ticket, and rejects unless it was opened */
export function poster(url, key) {
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
  return (count) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({
        ticket_type: 'support',
        category: 'technical',
        business_entity_id: 'chargecars',
        subject: `Ticket ${count}`,
        description: 'x'.repeat(200),
        contact: { name: `Customer ${count}`, email: `customer-${count}@customer.example` },
      });
      const headers = {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      };
      request(`${url}/tickets`, { method: 'POST', agent, headers }, (response) => {
        if (response.statusCode !== 201) reject(new Error(`answered ${response.statusCode}`));
        response.on('end', resolve).resume();
      })
        .on('error', reject)
        .end(body);
    });
}
