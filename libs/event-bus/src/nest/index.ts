export { InProcessClient } from './client';
export { InProcessRequests, NoResponder, RequestFault, type RequestRegistry, RequestTimeout, type Responder } from './requests';
export { ServiceServer, type ServiceServerOptions } from './server';
export { startService, type RunningService } from './start-service';
