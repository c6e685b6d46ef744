import CNumerics

/// The storage of arrays, counted where it is made and released, for the thread that runs a notebook.
public enum ArrayMemory {
  /// Counts bytes that are made, or with a minus released.
  @inline(__always) public static func add(_ bytes: Int) { nk_memory_add(bytes) }

  /// The number of bytes that are held now.
  public static var held: Int { nk_memory_held() }

  /// How many bytes this thread's notebook may hold.
  public static var limit: Int {
    get { nk_memory_limit() }
    set { nk_memory_set_limit(newValue) }
  }

  /// Whether so many more bytes would be over the limit.
  @inline(__always) public static func isFull(adding bytes: Int = 0) -> Bool { nk_memory_is_full(bytes) }

  /// For a program in which one thread computes: memory that was released is kept for the next array, since the system
  /// would clear each of its pages anew. To be called before that thread begins.
  public static func keep() { nk_memory_keep() }
}
