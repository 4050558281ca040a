package io.lockspot.analyzer.read;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Reads recordings. For now: collapsed stacks, plain or gzip. */
public final class Recordings {

    private static final Pattern LINE = Pattern.compile("(.*) (\\d+)");
    private static final Pattern THREAD = Pattern.compile("\\[(.*) tid=\\d+\\]");

    private Recordings() {}

    public static Recording readAll(List<Path> files) throws BadRecordingException {
        List<Recording> parts = new ArrayList<>();
        for (Path file : files) {
            parts.add(read(file));
        }
        return Recording.merge(parts);
    }

    public static Recording read(Path file) throws BadRecordingException {
        RecordingBuilder into = new RecordingBuilder(file.toString());
        into.format("collapsed");
        int number = 0;
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
            raw.mark(2);
            boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
            raw.reset();
            InputStream plain = gzip ? new GZIPInputStream(raw) : raw;
            BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    line(line, number, into);
                }
            }
        } catch (NoSuchFileException e) {
            throw new BadRecordingException(file + ": no such file", e);
        } catch (IOException e) {
            throw new BadRecordingException(file + ": cannot read: " + e.getMessage(), e);
        }
        return into.build();
    }

    private static void line(String line, int number, RecordingBuilder into) throws BadRecordingException {
        Matcher match = LINE.matcher(line);
        if (!match.matches()) {
            throw new BadRecordingException(into.file() + ": line " + number + " is no collapsed stack");
        }
        String[] names = match.group(1).split(";");
        Matcher thread = THREAD.matcher(names[0]);
        List<Frame> frames = new ArrayList<>();
        for (int i = thread.matches() ? 1 : 0; i < names.length; i++) {
            frames.add(frame(names[i]));
        }
        long weight = Long.parseLong(match.group(2));
        into.sample(Measure.SAMPLES, thread.matches() ? thread.group(1) : "", new Stack(frames), weight, weight);
    }

    private static Frame frame(String marked) {
        String name = marked.replaceAll("\\.(isra|constprop|part)\\.\\d+", "");
        if (name.endsWith(Frame.KERNEL_MARK)) {
            return Frame.kernel(name.substring(0, name.length() - Frame.KERNEL_MARK.length()));
        }
        String dotted = name.replace('/', '.');
        return dotted.contains(".") ? Frame.java(dotted) : Frame.nativeCode(name);
    }
}
