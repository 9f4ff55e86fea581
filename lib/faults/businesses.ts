/** The companies of the stories. What they do decides what the addresses and the data are called. */
export interface Business {
  readonly company: string
  /** In the names of hosts. */
  readonly name: string
  readonly does: string
  /** One of what the API has, and several: words of one path segment. */
  readonly thing: string
  readonly things: string
  /** One of them, as JSON. */
  readonly sample: string
}

const business = (
  company: string,
  name: string,
  does: string,
  thing: string,
  things: string,
  sample: string,
): Business => ({ company, name, does, thing, things, sample })

export const BUSINESSES: readonly Business[] = [
  business(
    'Harbour Bikes',
    'harbour',
    'rents bicycles',
    'booking',
    'bookings',
    '{ "id": 7, "bike": "red", "days": 3 }',
  ),
  business('Lantern Books', 'lantern', 'lends books', 'loan', 'loans', '{ "id": 7, "title": "Emma", "due": "May 3" }'),
  business('Northern Trains', 'northern', 'sells train tickets', 'ticket', 'tickets', '{ "id": 7, "to": "Oslo" }'),
  business('Green Kitchen', 'greenkitchen', 'delivers meals', 'order', 'orders', '{ "id": 7, "meal": "soup" }'),
  business('Cedar Clinic', 'cedar', 'is a doctor’s practice', 'visit', 'visits', '{ "id": 7, "day": "Monday" }'),
  business('Small Bank', 'smallbank', 'is a bank', 'account', 'accounts', '{ "id": 7, "balance": 120 }'),
  business('Tide Weather', 'tide', 'measures the sea', 'reading', 'readings', '{ "id": 7, "metres": 2.4 }'),
  business('Paper Plane', 'paperplane', 'sends parcels', 'parcel', 'parcels', '{ "id": 7, "city": "Lima" }'),
  business('Quiet Rooms', 'quietrooms', 'lets rooms for an hour', 'room', 'rooms', '{ "id": 7, "floor": 2 }'),
  business('Oak School', 'oakschool', 'is a school', 'course', 'courses', '{ "id": 7, "name": "Music" }'),
  business('Ferry Line', 'ferryline', 'runs ferries', 'crossing', 'crossings', '{ "id": 7, "at": "09:30" }'),
  business('Kite Studio', 'kite', 'makes films', 'project', 'projects', '{ "id": 7, "name": "Wind" }'),
]
