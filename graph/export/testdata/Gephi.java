import java.io.File;
import java.util.TreeSet;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/** Says what Gephi reads in a file: nodes, edges, kinds of edges, and of each edge with quotes its intervals. */
public class Gephi {
    public static void main(String[] args) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(new File(args[0]));
        importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
        Graph graph = Lookup.getDefault().lookup(GraphController.class).getGraphModel().getGraph();
        TreeSet<String> said = new TreeSet<>();
        for (Edge e : graph.getEdges()) {
            said.add("edge " + e.getSource().getLabel() + " " + e.getTypeLabel() + " " + e.getTarget().getLabel()
                + (e.isDirected() ? " directed" : " undirected"));
            Object quotes = graph.getModel().getEdgeTable().hasColumn("quotes") ? e.getAttribute("quotes") : null;
            if (quotes != null) {
                said.add("quotes " + quotes.toString().replace("\n", " / ") + " at " + e.getAttribute("urls") + " score " + e.getAttribute("score")
                    + " in " + e.getIntervals().length + " intervals, red " + (int) (e.r() * 255 + .5));
            }
        }
        for (Node n : graph.getNodes()) {
            said.add("node " + n.getId() + " red " + (int) (n.r() * 255 + .5));
        }
        System.out.println(graph.getNodeCount() + " nodes, " + graph.getEdgeCount() + " edges");
        said.forEach(System.out::println);
    }
}
