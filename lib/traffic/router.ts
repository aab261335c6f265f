import { IstioRouter, type IstioRouterProps } from './istio';
import type { TrafficRouter } from './traffic-router';

/** How traffic is divided between the slots. */
export class Router {
  /** Istio: a DestinationRule with one subset for each slot, and a VirtualService with the weights. */
  static istio(props: IstioRouterProps = {}): TrafficRouter {
    return new IstioRouter(props);
  }

  private constructor() {}
}
