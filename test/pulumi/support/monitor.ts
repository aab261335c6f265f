import { Server, ServerCredentials, type handleUnaryCall } from '@grpc/grpc-js';
import { EngineService } from '@pulumi/pulumi/proto/engine_grpc_pb';
import {
  LogSeverity,
  SetRootResourceResponse,
  type LogRequest,
  type SetRootResourceRequest,
} from '@pulumi/pulumi/proto/engine_pb';
import { ResourceMonitorService } from '@pulumi/pulumi/proto/resource_grpc_pb';
import {
  RegisterResourceResponse,
  SupportsFeatureResponse,
  type RegisterResourceRequest,
  type SupportsFeatureRequest,
} from '@pulumi/pulumi/proto/resource_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { Struct } from 'google-protobuf/google/protobuf/struct_pb';
import { registeredBy, type Registered } from './engine';

/** What the user of Pulumi is shown. */
export interface Message {
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
}

/** What resources come to have besides what they were given, by their names. */
export type Computed = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The two services that a program of Pulumi speaks to: they keep what it asks, and answer that it is so. */
export class FakeMonitor {
  readonly registered: Registered[] = [];
  readonly messages: Message[] = [];
  /** Whether it was told that all is registered: an engine deletes then what was not. */
  isComplete = false;
  private readonly server = new Server();

  /** @param computed Nothing of it is known in a preview: leave it out there. */
  constructor(private readonly computed: Computed) {
    this.server.addService(ResourceMonitorService, {
      supportsFeature,
      registerResource: this.register,
      registerResourceOutputs: done,
      signalAndWaitForShutdown: this.end,
    });
    this.server.addService(EngineService, { log: this.log, setRootResource });
  }

  /** Resolves with its address. */
  async start(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
        if (error) reject(error);
        else resolve(`127.0.0.1:${port}`);
      });
    });
  }

  stop(): void {
    this.server.forceShutdown();
  }

  private readonly register: handleUnaryCall<RegisterResourceRequest, RegisterResourceResponse> = (call, answer) => {
    const { request } = call;
    this.registered.push(registeredBy(request));
    const response = new RegisterResourceResponse();
    response.setUrn(urnOf(request));
    if (request.getCustom()) response.setId(`${request.getName()}-id`);
    const inputs = request.getObject()?.toJavaScript() ?? {};
    response.setObject(Struct.fromJavaScript({ ...inputs, ...this.computed[request.getName()] }));
    answer(null, response);
  };

  private readonly end: handleUnaryCall<Empty, Empty> = (call, answer) => {
    this.isComplete = true;
    done(call, answer);
  };

  private readonly log: handleUnaryCall<LogRequest, Empty> = (call, answer) => {
    const severity = SEVERITIES[call.request.getSeverity()];
    if (severity) this.messages.push({ severity, text: call.request.getMessage() });
    answer(null, new Empty());
  };
}

/** Messages that are for debugging are not shown. */
const SEVERITIES: Readonly<Partial<Record<LogSeverity, Message['severity']>>> = {
  [LogSeverity.INFO]: 'info',
  [LogSeverity.WARNING]: 'warning',
  [LogSeverity.ERROR]: 'error',
};

/** The engine has all features that the SDK of its time knows. */
const supportsFeature: handleUnaryCall<SupportsFeatureRequest, SupportsFeatureResponse> = (_call, answer) => {
  const response = new SupportsFeatureResponse();
  response.setHassupport(true);
  answer(null, response);
};

const setRootResource: handleUnaryCall<SetRootResourceRequest, SetRootResourceResponse> = (_call, answer) =>
  answer(null, new SetRootResourceResponse());

const done: handleUnaryCall<unknown, Empty> = (_call, answer) => answer(null, new Empty());

/** As the engine names a resource: its type with the types of all that it is a part of, but not that of the stack. */
function urnOf(request: RegisterResourceRequest): string {
  const parent = request.getParent().split('::')[2] ?? '';
  const types = parent === '' || parent === STACK ? request.getType() : `${parent}$${request.getType()}`;
  return `urn:pulumi:stack::project::${types}::${request.getName()}`;
}

const STACK = 'pulumi:pulumi:Stack';
