package io.lockspot.samples.servers;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Jetty with one acceptor and two selectors. */
final class JettyServer implements Server {

    private static final int ACCEPTORS = 1;
    private static final int SELECTORS = 2;

    private final Requests requests;
    private final org.eclipse.jetty.server.Server jetty = new org.eclipse.jetty.server.Server();

    JettyServer(Requests requests) {
        this.requests = requests;
    }

    @Override
    public int start(int port) throws Exception {
        ServerConnector connector = new ServerConnector(jetty, ACCEPTORS, SELECTORS);
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(port);
        jetty.addConnector(connector);
        jetty.setHandler(new AnswerHandler(requests));
        jetty.start();
        return connector.getLocalPort();
    }

    @Override
    public void close() throws Exception {
        jetty.stop();
    }

    private static final class AnswerHandler extends Handler.Abstract {

        private final Requests requests;

        AnswerHandler(Requests requests) {
            this.requests = requests;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain");
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, Answer.BODY.length());
            requests.answered();
            response.write(true, ByteBuffer.wrap(Answer.body()), callback);
            return true;
        }
    }
}
