// The health check of MongoDB: makes the replica set of one when there is none, and is content once it takes writes.
/* global rs, db, quit */
try {
  rs.status();
} catch (error) {
  // Any other error is none that a new replica set would mend.
  if (error.codeName !== 'NotYetInitialized') throw error;
  rs.initiate({ _id: 'desk', members: [{ _id: 0, host: 'mongodb:27017' }] });
}
if (!db.hello().isWritablePrimary) quit(1);
