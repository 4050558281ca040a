package io.lockspot.samples.servers;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.util.LifecycleBase;

/** Tomcat with its NIO connector and one servlet. */
final class TomcatServer implements Server {

    /** Prints the stack of every failure that it also throws; held, or its level is forgotten with it. */
    private static final Logger LIFECYCLE = Logger.getLogger(LifecycleBase.class.getName());

    private final Requests requests;
    private final Tomcat tomcat = new Tomcat();
    private Path directory;

    TomcatServer(Requests requests) {
        this.requests = requests;
    }

    @Override
    public int start(int port) throws IOException, LifecycleException {
        LIFECYCLE.setLevel(Level.OFF);
        directory = Files.createTempDirectory("tomcat");
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(port);
        tomcat.getConnector()
                .setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
        tomcat.getConnector().setThrowOnFailure(true);
        // Clients decide how long a connection lives.
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        StandardContext context = (StandardContext) tomcat.addContext("", null);
        // The process ends with its one application: nothing to look for in other packages' fields.
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        Tomcat.addServlet(context, "answer", new AnswerServlet(requests));
        context.addServletMapping("/", "answer");
        tomcat.start();
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() throws IOException, LifecycleException {
        try {
            tomcat.stop();
            tomcat.destroy();
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (directory != null) {
            try (Stream<Path> files = Files.walk(directory)) {
                List<Path> deepestFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            }
        }
    }

    private static final class AnswerServlet extends HttpServlet {

        private final transient Requests requests;

        AnswerServlet(Requests requests) {
            this.requests = requests;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/plain");
            response.setContentLength(Answer.BODY.length());
            requests.answered();
            response.getOutputStream().write(Answer.body());
        }
    }
}
