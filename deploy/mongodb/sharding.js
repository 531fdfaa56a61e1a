// For mongosh on a sharded cluster, in the desk's database: shards the live views, and makes the role that lets the desk shard new ones.
/* global db, sh, print */
const keys = {
  tickets: { _id: 1 },
  replies: { _id: 1 },
  timeline: { _id: 1 },
  contacts: { _id: 1 },
  numbers: { _id: 'hashed' },
};
const viewOf = (name) => (name === 'replies' ? 'tickets' : name);
const database = db.getName();

const role = 'eventdeskViews';
if (!db.getRole(role))
  db.createRole({
    role,
    privileges: [{ resource: { db: database, collection: '' }, actions: ['enableSharding'] }],
    roles: [{ role: 'readWrite', db: database }],
  });

const live = db.getCollection('views').findOne({ _id: 'live' });
if (!live) print('no views yet: the desk makes them when it starts');
else
  for (const [name, key] of Object.entries(keys)) {
    const collection = `${name}_${live.views[viewOf(name)]}`;
    // Of a collection that is not empty the index must be there before.
    if (key._id === 'hashed') db.getCollection(collection).createIndex(key);
    sh.shardCollection(`${database}.${collection}`, key);
    print(`${database}.${collection} is sharded by ${JSON.stringify(key)}`);
  }
