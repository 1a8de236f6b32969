import type { Stagehands } from '../control/command.ts';
import type { Site } from '../network/exchange.ts';
import { booksPage } from './books-page.ts';
import { clockPage, moveClock } from './clock-page.ts';
import { faultsPage, switchFault } from './faults-page.ts';
import { startPage } from './start-page.ts';

type Room = (hands: Stagehands, exchange: Parameters<Site>[0]) => Promise<true> | true;

const ROOMS: Record<string, Room> = {
  'GET /': startPage,
  'GET /books': booksPage,
  'GET /clock': clockPage,
  'POST /clock': moveClock,
  'GET /faults': faultsPage,
  'POST /faults': switchFault,
};

/** The entrance for a person: who can be played, what time it is, what has been booked. */
export function createLobby(hands: Stagehands): Site {
  return async (exchange) => {
    const room = ROOMS[`${exchange.req.method} ${exchange.url.pathname}`];
    return room ? room(hands, exchange) : false;
  };
}
